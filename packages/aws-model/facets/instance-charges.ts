import { architectureOf, baselineOf, instanceTypes } from "../instance-types";
import type { PriceName } from "../prices";
import type { Usage } from "../usage";
import { known, type Value } from "../value";
import { charge, gap, hourly, hoursPerMonth, used, type Charges } from "./cost";

/** Metrics that detailed monitoring adds for each instance. @see https://aws.amazon.com/cloudwatch/pricing/ */
const DETAILED_METRICS = 7;
/** What the images of Amazon Linux bring: charged where the plan names no volume. */
const IMAGE_VOLUME_GB = 8;
/** Included in a gp3 volume. @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const GP3 = { iops: 3000, throughput: 125 } as const;
/** By the type of a volume. */
const VOLUME_PRICES: Readonly<Record<string, PriceName>> = {
    gp2: "ebs-gp2",
    gp3: "ebs-gp3",
    io1: "ebs-io1",
    io2: "ebs-io1",
    st1: "ebs-st1",
    sc1: "ebs-sc1",
    standard: "ebs-standard",
};

/** What a charge for CPU beyond an instance's credits is called. */
export const SURPLUS_CPU = "CPU beyond the instances' credits";

/** What an instance, or the template that it is started from, says of its price. */
export interface Machine {
    readonly type: Value;
    readonly monitored: boolean;
    /** Its `cpuCredits`. */
    readonly credits: Value;
    /** Whether it has a public address of its own. */
    readonly open: boolean;
    /** Its block devices. */
    readonly devices: readonly Value[];
}

/** What one instance costs while it runs. */
export function instanceCharges({ type, monitored, credits, open, devices }: Machine, usage: Usage): Charges {
    const name = known(type.text());
    return [
        name === undefined ? gap("the instance type is not known") : hourly(`ec2/${name}`, `${name} instances`),
        ...(devices.length === 0
            ? [charge("ebs-gp3", `EBS gp3 (${IMAGE_VOLUME_GB} GB taken for the image's)`, IMAGE_VOLUME_GB)]
            : devices.flatMap((device) =>
                  volumeCharges((property) => device.at(property), "volumeType", "volumeSize"),
              )),
        ...(name === undefined ? [] : surplus(name, credits, usage)),
        ...(monitored ? [charge("metric", "instance metrics by the minute", DETAILED_METRICS)] : []),
        ...(open ? [hourly("public-ipv4", "public IPv4 addresses")] : []),
    ];
}

/**
 * CPU that a burstable instance takes beyond its credits, at most all of it all month. AWS lets it unless it is told not to.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode.html
 */
function surplus(type: string, credits: Value, usage: Usage): Charges {
    const baseline = baselineOf(type);
    if (baseline === undefined || known(credits.text()) === "standard") return [];
    const { vcpus } = instanceTypes[type] ?? { vcpus: 2 }; // nano and micro, which no cluster has
    const price = architectureOf(type) === "arm64" ? "cpu-credits-arm64" : "cpu-credits-x86_64";
    const atMost = vcpus * (1 - baseline) * hoursPerMonth;
    return [{ ...used(price, SURPLUS_CPU, usage.surplusVcpuHours), atMost }];
}

/** What one volume costs, by the names of the properties that hold its type and its size in GB. */
export function volumeCharges(read: (property: string) => Value, typeName: string, sizeName: string): Charges {
    const type = read(typeName).text();
    const name = type.state === "absent" ? "gp2" : known(type);
    const size = read(sizeName).number();
    const gigabytes = size.state === "absent" ? IMAGE_VOLUME_GB : known(size);
    if (name === undefined || gigabytes === undefined) return [gap("the type or size of a volume is not known")];
    const price = VOLUME_PRICES[name];
    if (price === undefined) return [gap(`the table has no price of ${name} volumes`)];
    const [iops = 0, throughput = 0] = ["iops", "throughput"].map((extra) => known(read(extra).number()));
    const more =
        name === "gp3"
            ? [
                  charge("ebs-gp3-iops", "EBS operations beyond 3000 a second", Math.max(0, iops - GP3.iops)),
                  charge("ebs-gp3-throughput", "EBS beyond 125 MB/s", Math.max(0, throughput - GP3.throughput)),
              ]
            : name.startsWith("io")
              ? [charge("ebs-io1-iops", "EBS operations a second", iops)]
              : [];
    return [charge(price, `EBS ${name}`, gigabytes), ...more.filter(({ quantity }) => quantity > 0)];
}
