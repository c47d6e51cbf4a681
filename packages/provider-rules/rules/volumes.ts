import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";

interface VolumeType {
    /** GiB */
    readonly size: readonly [number, number];
    /** Operations per second that may be asked for; absent where none may. */
    readonly iops?: readonly [number, number];
}

/**
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html; gp3's limits of 64 TiB and 80,000 are those of
 * https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
 */
const TYPES: Readonly<Record<string, VolumeType>> = {
    gp2: { size: [1, 16384] },
    gp3: { size: [1, 65536], iops: [3000, 80000] },
    io1: { size: [4, 16384], iops: [100, 64000] },
    io2: { size: [4, 65536], iops: [100, 256000] },
    st1: { size: [125, 16384] },
    sc1: { size: [125, 16384] },
    standard: { size: [1, 1024] },
};

/** What the properties of a volume are called where it is described. */
export interface VolumeNames {
    readonly type: string;
    readonly size: string;
}

/** The type, size and speed of one volume, and whether it is encrypted. */
export function* volumeProblems(volume: Value, names: VolumeNames): Generator<Problem> {
    const [type, size, iops] = [volume.at(names.type), volume.at(names.size), volume.at("iops")];
    const limits = TYPES[type.asString ?? ""];
    if (limits !== undefined) {
        const [low, high] = limits.size;
        if (size.asNumber !== undefined && (size.asNumber < low || size.asNumber > high)) {
            const message = `must be ${low} to ${high} GiB for a volume of type ${type.printed}`;
            yield { code: "volume-size", at: size, message, fix: "change the size, or the type" };
        }
        yield* iopsProblems(iops, limits, type);
        const throughput = volume.at("throughput");
        if (type.asString !== "gp3" && throughput.asNumber !== undefined) {
            const message = `cannot be given for a volume of type ${type.printed}: only gp3 takes it`;
            yield { code: "volume-throughput", at: throughput, message, fix: "remove it, or use gp3" };
        }
    }
    yield* encryption(volume);
}

function* iopsProblems(iops: Value, { iops: limits }: VolumeType, type: Value): Generator<Problem> {
    if (limits === undefined && iops.asNumber !== undefined && iops.asNumber !== 0) {
        const message = `cannot be given for a volume of type ${type.printed}`;
        yield { code: "volume-iops", at: iops, message, fix: "remove it, or use gp3, io1 or io2" };
    }
    if (
        limits !== undefined &&
        iops.asNumber !== undefined &&
        (iops.asNumber < limits[0] || iops.asNumber > limits[1])
    ) {
        const message = `must be ${limits[0]} to ${limits[1]} for a volume of type ${type.printed}`;
        yield { code: "volume-iops", at: iops, message, fix: "change it, or the type" };
    }
    if (type.asString?.startsWith("io") === true && iops.absent) {
        yield {
            code: "missing-property",
            at: iops,
            message: `is missing: a volume of type ${type.printed} needs it`,
            fix: "set iops",
        };
    }
}

/** Legal, and hardly ever meant: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html */
function* encryption(volume: Value): Generator<Problem> {
    const at = volume.at("encrypted");
    if (at.absent || at.asBoolean === false) {
        yield {
            code: "unencrypted-volume",
            level: "advisory",
            at,
            message: at.absent
                ? "is missing: the volume is encrypted only if the account's default says so"
                : "leaves the volume unencrypted",
            fix: "set encrypted to true",
        };
    }
}
