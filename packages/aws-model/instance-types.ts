/** What an instance type offers: vCPUs, memory in MiB, network interfaces, processor architecture. */
export interface InstanceType {
    readonly vcpus: number;
    readonly memoryMiB: number;
    /** The instance's own one included. */
    readonly networkInterfaces: number;
    readonly architecture: "x86_64" | "arm64";
}

const burstable = { small: [2, 2], medium: [2, 4], large: [2, 8], xlarge: [4, 16], "2xlarge": [8, 32] } as const;
const general = { medium: [1, 4], large: [2, 8], xlarge: [4, 16], "2xlarge": [8, 32], "4xlarge": [16, 64] } as const;
const compute = { medium: [1, 2], large: [2, 4], xlarge: [4, 8], "2xlarge": [8, 16], "4xlarge": [16, 32] } as const;
const memory = { medium: [1, 8], large: [2, 16], xlarge: [4, 32], "2xlarge": [8, 64], "4xlarge": [16, 128] } as const;

type Sizes = Readonly<Record<string, readonly [vcpus: number, memoryGiB: number]>>;

/** Only Graviton families have a `medium` size; the others start at `large`. */
const families: Readonly<Record<string, Sizes>> = {
    t3: burstable,
    t3a: burstable,
    t4g: burstable,
    m6g: general,
    m7g: general,
    m8g: general,
    m5: withoutMedium(general),
    m6i: withoutMedium(general),
    m7i: withoutMedium(general),
    c7g: compute,
    c7i: withoutMedium(compute),
    r7g: memory,
    r7i: withoutMedium(memory),
};

/**
 * The instance types that a cluster may use, by name.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html
 */
export const instanceTypes: Readonly<Record<string, InstanceType>> = Object.fromEntries(
    Object.entries(families).flatMap(([family, sizes]) =>
        Object.entries(sizes).map(([size, [vcpus, memoryGiB]]) => [
            `${family}.${size}`,
            {
                vcpus,
                memoryMiB: memoryGiB * 1024,
                networkInterfaces: interfacesOf(family, size),
                architecture: architectureOf(family),
            },
        ]),
    ),
);

/**
 * The processor architecture of any instance type, by its name: Graviton families have a `g` after the generation's
 * number (`t4g.small`, `c7gn.large`), except for the first.
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): InstanceType["architecture"] {
    return /^(a1|[a-z]+[0-9]+g)/.test(instanceType) ? "arm64" : "x86_64";
}

const baselines: Readonly<Record<string, number>> = {
    ...{ nano: 0.05, micro: 0.1, small: 0.2, medium: 0.2 },
    ...{ large: 0.3, xlarge: 0.4, "2xlarge": 0.4 },
};

/**
 * Share of each vCPU that a burstable instance earns credits for; undefined for types that have no credits, and for the
 * generation before T3, whose credits are counted in another way.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-credits-baseline-concepts.html
 */
export function baselineOf(instanceType: string): number | undefined {
    const [family = "", size = ""] = instanceType.split(".");
    return ["t3", "t3a", "t4g"].includes(family) ? baselines[size] : undefined;
}

/** @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html, "Network specifications" */
function interfacesOf(family: string, size: string): number {
    const bySize: Readonly<Record<string, number>> = { xlarge: 4, "2xlarge": 4, "4xlarge": 8 };
    const isBurstable = family.startsWith("t");
    return bySize[size] ?? (size === "large" || (isBurstable && !(family === "t3a" && size === "small")) ? 3 : 2);
}

function withoutMedium(sizes: Sizes): Sizes {
    return Object.fromEntries(Object.entries(sizes).filter(([size]) => size !== "medium"));
}
