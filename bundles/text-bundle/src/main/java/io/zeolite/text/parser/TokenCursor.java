package io.zeolite.text.parser;

import io.zeolite.api.MalformedException;
import java.util.List;
import java.util.Optional;

/**
 * A place in a sequence of tokens, that moves forward as productions of the grammar are recognised.
 * <p>
 * Errors: where a token is not what is asked for, {@link MalformedException}.
 * <p>
 * Threads: confined.
 */
public final class TokenCursor {

    private final Tokens tokens;
    private final Annotations annotations;
    private int at;

    TokenCursor(Tokens tokens, int at) {
        this.tokens = tokens;
        this.annotations = new Annotations(tokens);
        this.at = at;
    }

    /**
     * {@return a cursor at the start of a text in UTF-8}
     *
     * @throws MalformedException if the text is not a sequence of tokens
     */
    public static TokenCursor of(byte[] text) {
        return new TokenCursor(Lexer.tokens(text), 0);
    }

    /** {@return another cursor at the same place} */
    public TokenCursor copy() {
        return new TokenCursor(tokens, at);
    }

    Tokens tokens() {
        return tokens;
    }

    int at() {
        return at;
    }

    void moveTo(int token) {
        at = token;
    }

    /** Moves to where another cursor of the same text is. */
    public void moveTo(TokenCursor place) {
        at = place.at;
    }

    private TokenKind kind() {
        return tokens.kind(at);
    }

    /** {@return the line of the present token, from 1} */
    public int line() {
        return tokens.line(at);
    }

    /** {@return whether the text ends here} */
    public boolean atEnd() {
        return kind() == TokenKind.END;
    }

    /** {@return whether a parenthesis opens here} */
    public boolean atOpen() {
        return kind() == TokenKind.LEFT;
    }

    /** {@return whether a parenthesis closes here} */
    public boolean atClose() {
        return kind() == TokenKind.RIGHT;
    }

    /** {@return whether a string stands here} */
    public boolean atString() {
        return kind() == TokenKind.STRING;
    }

    boolean atIdentifier() {
        return kind() == TokenKind.IDENTIFIER;
    }

    /** {@return whether a declaration of one thing with a name follows: an identifier, or an annotation with the name} */
    boolean atNamed() {
        return atIdentifier() || annotations.isNamed(at);
    }

    boolean atWord() {
        return kind() == TokenKind.WORD;
    }

    /** {@return whether an index stands here: a number or an identifier} */
    boolean atIndex() {
        return atIdentifier() || atUnsigned();
    }

    boolean atUnsigned() {
        return atWord() && Character.digit(tokens.source()[tokens.start(at)], 10) >= 0;
    }

    /** {@return whether the keyword stands here} */
    public boolean at(String keyword) {
        return tokens.is(at, keyword);
    }

    boolean startsWith(String prefix) {
        return tokens.startsWith(at, prefix);
    }

    /** Moves over a word that is a prefix and an unsigned number of 64 bits; {@return the number} */
    long unsignedAfter(String prefix) {
        IntegerLiteral literal = IntegerLiteral
                .parse(tokens.source(), tokens.start(at) + prefix.length(), tokens.end(at))
                .filter(number -> !number.signed())
                .orElseThrow(() -> error("unknown operator " + tokens.quoted(at)));
        if (!literal.isUnsigned(Long.SIZE)) {
            throw error("i64 constant out of range");
        }
        at++;
        return literal.magnitude();
    }

    /** {@return whether a number stands here} */
    boolean atNumber() {
        return atWord() && FloatFormat.isNumber(tokens.source(), tokens.start(at), tokens.end(at));
    }

    /** {@return whether a parenthesis opens here, followed by the keyword} */
    public boolean atOpen(String keyword) {
        return atOpen() && tokens.is(at + 1, keyword);
    }

    /** Moves over the keyword if it stands here; {@return whether it does} */
    public boolean skip(String keyword) {
        boolean here = at(keyword);
        at += here ? 1 : 0;
        return here;
    }

    /** Moves over a parenthesis and the keyword if they stand here; {@return whether they do} */
    public boolean skipOpen(String keyword) {
        boolean here = atOpen(keyword);
        at += here ? 2 : 0;
        return here;
    }

    /** Moves over the opening parenthesis. */
    public void open() {
        expect(atOpen());
        at++;
    }

    /** Moves over the closing parenthesis. */
    public void close() {
        expect(atClose());
        at++;
    }

    /** Moves over the closing parenthesis if it stands here; {@return whether it does} */
    public boolean skipClose() {
        boolean here = atClose();
        at += here ? 1 : 0;
        return here;
    }

    /** Moves behind the parenthesis that closes the one which opens here. */
    public void skipGroup() {
        expect(atOpen());
        at = tokens.closer(at);
        close();
    }

    /** Moves over a keyword or number; {@return its characters} */
    public String word() {
        expect(atWord());
        return tokens.text(at++);
    }

    /** Moves over an identifier if one stands here; {@return its characters, without {@code $} and quotation marks} */
    public Optional<String> identifier() {
        return atIdentifier() ? Optional.of(identifierText(at++)) : Optional.empty();
    }

    private String identifierText(int token) {
        return tokens.source()[tokens.start(token) + 1] == '"'
                ? StringLiteral.name(tokens.source(), tokens.start(token) + 1, tokens.end(token))
                : tokens.text(token).substring(1);
    }

    /** Moves over a string; {@return its bytes} */
    public byte[] string() {
        expect(atString());
        byte[] bytes = StringLiteral.bytes(tokens.source(), tokens.start(at), tokens.end(at));
        at++;
        return bytes;
    }

    /** Moves over a string; {@return its bytes as text} */
    public String name() {
        expect(atString());
        String name = StringLiteral.name(tokens.source(), tokens.start(at), tokens.end(at));
        at++;
        return name;
    }

    /** Moves over an unsigned number; {@return it} */
    public long unsigned(int bits) {
        IntegerLiteral literal = integer();
        expect(!literal.signed());
        if (!literal.isUnsigned(bits)) {
            throw error("i" + bits + " constant out of range");
        }
        at++;
        return literal.magnitude();
    }

    /** Moves over an integer; {@return it in two's complement} */
    public long integer(int bits) {
        IntegerLiteral literal = integer();
        if (!literal.fits(bits)) {
            throw error("constant out of range");
        }
        at++;
        return literal.value();
    }

    private IntegerLiteral integer() {
        expect(atWord());
        return IntegerLiteral.parse(tokens.source(), tokens.start(at), tokens.end(at)).orElseThrow(this::unexpected);
    }

    /** Moves over a floating-point number; {@return its bits} */
    public long floatingPoint(boolean doublePrecision) {
        expect(atNumber());
        FloatFormat format = doublePrecision ? FloatFormat.F64 : FloatFormat.F32;
        long bits = format.parse(tokens.source(), tokens.start(at), tokens.end(at))
                .orElseThrow(() -> error("constant out of range"));
        at++;
        return bits;
    }

    /** {@return the annotations with this id that stand here, which are then taken} */
    List<Annotation> takeAnnotations(String id) {
        return annotations.take(at, id);
    }

    /** {@return the name in the annotation that stands here, if one does} */
    Optional<String> nameAnnotation() {
        return annotations.takeName(at);
    }

    /** {@return the branch hint that stands here, if one does} */
    Optional<Annotation> branchHint() {
        return annotations.takeBranchHint(at);
    }

    /** Checks that all annotations up to those before the token {@code to} were taken. */
    void checkAnnotations(int from, int to) {
        annotations.check(from, to);
    }

    private void expect(boolean condition) {
        if (!condition) {
            throw unexpected();
        }
    }

    /** {@return the characters of this token for a message, of a long one the first} */
    String quoted() {
        return tokens.quoted(at);
    }

    /** {@return the error that this token is not what the grammar asks for} */
    public MalformedException unexpected() {
        return error(atEnd() ? "unexpected token: end of text"
                : (Vocabulary.contains(tokens, at) ? "unexpected token " : "unknown operator ")
                        + tokens.quoted(at));
    }

    /** {@return the error at this token} */
    public MalformedException error(String message) {
        return tokens.error(message, at);
    }
}
