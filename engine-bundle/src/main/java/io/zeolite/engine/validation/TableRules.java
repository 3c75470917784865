package io.zeolite.engine.validation;

import io.zeolite.api.type.TableType;

/** The rules of instructions whose operands are elements of a table. */
final class TableRules {

    private TableRules() {
    }

    private static TableType table(ExpressionValidator code) {
        return code.context.table(code.reader.table());
    }

    static void get(ExpressionValidator code) {
        TableType table = table(code);
        code.operands.pop(table.address().valueType());
        code.operands.push(table.element());
    }

    static void set(ExpressionValidator code) {
        TableType table = table(code);
        code.operands.pop(table.element());
        code.operands.pop(table.address().valueType());
    }

    static void grow(ExpressionValidator code) {
        TableType table = table(code);
        code.operands.pop(table.address().valueType());
        code.operands.pop(table.element());
        code.operands.push(table.address().valueType());
    }

    static void fill(ExpressionValidator code) {
        TableType table = table(code);
        code.operands.pop(table.address().valueType());
        code.operands.pop(table.element());
        code.operands.pop(table.address().valueType());
    }
}
