package io.zeolite.engine.interpreter;

import java.util.Arrays;

/** The calls of a function while it is translated: which word follows each, and where in the module it comes from. */
final class CallSites {

    private int[] sites = new int[8];
    private int length;

    /** Adds a call, which comes after those that were added before. */
    void add(int nextWord, int position) {
        if (length == sites.length) {
            sites = Arrays.copyOf(sites, 2 * length);
        }
        sites[length++] = nextWord;
        sites[length++] = position;
    }

    /** {@return the words that follow calls, each with the call's position after it, in order} */
    int[] toArray() {
        return Arrays.copyOf(sites, length);
    }

    /** {@return the position of the call that a word follows} */
    static int position(int[] sites, int nextWord) {
        int low = 0;
        int high = sites.length / 2;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (sites[2 * middle] <= nextWord) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return sites[2 * low + 1];
    }
}
