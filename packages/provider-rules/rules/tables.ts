import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { missingArgument } from "./checks";

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
export const tableRules: readonly Rule[] = [...rule(["aws:dynamodb/table:Table"], attributes, capacity)];

/** The declared attributes are exactly those that the table's keys and indexes use. */
function* attributes(table: JudgedResource): Generator<Problem> {
    const declared = table.inputs.all("attributes.*.name");
    const used = [
        table.get("hashKey"),
        table.get("rangeKey"),
        ...["globalSecondaryIndexes", "localSecondaryIndexes"].flatMap((list) => [
            ...table.inputs.all(`${list}.*.hashKey`),
            ...table.inputs.all(`${list}.*.rangeKey`),
        ]),
    ].filter((value) => !value.absent);
    const schemas = ["hashKeys", "rangeKeys", "keySchemas"].some((name) =>
        table.inputs.all(`globalSecondaryIndexes.*.${name}`).some((value) => !value.absent),
    );
    const sure =
        [...declared, ...used].every((value) => value.asString !== undefined) &&
        table.get("attributes").list !== undefined;
    if (!sure || schemas || table.get("hashKey").absent) {
        return;
    }
    const names = declared.map((value) => value.asString);
    for (const at of used.filter((value) => !names.includes(value.asString))) {
        const message = "must be declared in attributes";
        yield { code: "table-attribute", at, message, fix: "add { name, type } to attributes" };
    }
    const keys = used.map((value) => value.asString);
    for (const at of declared.filter((value) => !keys.includes(value.asString))) {
        const message = "must be a key of the table or of an index: other attributes are not declared";
        yield { code: "table-attribute", at, message, fix: "remove it from attributes" };
    }
}

function* capacity(table: JudgedResource): Generator<Problem> {
    const mode = table.get("billingMode");
    const provisioned = mode.absent || mode.asString === "PROVISIONED";
    for (const name of ["readCapacity", "writeCapacity"]) {
        const at = table.get(name);
        if (provisioned && at.absent) {
            yield missingArgument(
                at,
                "a table with provisioned capacity needs it",
                'set it, or billingMode to "PAY_PER_REQUEST"',
            );
        }
    }
}
