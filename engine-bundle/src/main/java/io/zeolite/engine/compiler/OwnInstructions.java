package io.zeolite.engine.compiler;

import java.util.function.IntConsumer;

/** The instructions that a piece has itself, not in its parts. */
final class OwnInstructions {

    private OwnInstructions() {
    }

    static void forEach(BodyTable table, Piece piece, IntConsumer action) {
        int from = piece.start;
        for (Piece part : piece.parts) {
            for (int i = from; i < part.start; i++) {
                action.accept(i);
            }
            from = part.end;
        }
        for (int i = from; i < piece.end; i++) {
            action.accept(i);
        }
    }
}
