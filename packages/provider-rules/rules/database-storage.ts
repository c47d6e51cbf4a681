import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";

export const databaseStorageRules: readonly Rule[] = [...rule(["aws:rds/instance:Instance"], storage)];

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
function* storage(database: JudgedResource): Generator<Problem> {
    const [size, most, iops] = [
        database.get("allocatedStorage"),
        database.get("maxAllocatedStorage"),
        database.get("iops"),
    ];
    const open = /^(postgres|mysql|mariadb)$/.test(database.get("engine").asString ?? "");
    const type = database.get("storageType").asString;
    if (open && (type === "gp2" || type === "gp3") && size.asNumber !== undefined && size.asNumber < 20) {
        yield {
            code: "storage-size",
            at: size,
            message: `must be at least 20 GiB with storageType ${type}`,
            fix: "use 20 or more",
        };
    }
    if (
        most.asNumber !== undefined &&
        most.asNumber !== 0 &&
        size.asNumber !== undefined &&
        most.asNumber <= size.asNumber
    ) {
        const message = `must be above allocatedStorage, which is ${size.printed}, by a tenth at least`;
        yield { code: "storage-size", at: most, message, fix: "raise it, or set it to 0 to keep the size" };
    }
    if (open && type === "gp3" && givenValue(iops) && size.asNumber !== undefined && size.asNumber < 400) {
        const message = "cannot be given for gp3 storage below 400 GiB";
        yield { code: "storage-iops", at: iops, message, fix: "remove it, or raise allocatedStorage to 400" };
    }
}
