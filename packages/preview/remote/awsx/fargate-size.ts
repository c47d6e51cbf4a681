import type { WireMap } from "@platform/aws-model/wire";

interface Size {
    readonly vcpu: number;
    readonly gib: number;
}

/**
 * What the plugin takes for the sizes of Fargate, 1 GiB apart, also where Fargate has larger steps. It sorts them by price, by
 * vCPU and by memory, in place; the first that fits is then the same as in this order.
 */
const SIZES: readonly Size[] = [
    ...sizes(0.25, [0.5, 1, 2]),
    ...sizes(0.5, range(1, 4)),
    ...sizes(1, range(2, 8)),
    ...sizes(2, range(4, 16)),
    ...sizes(4, range(8, 30)),
    ...sizes(8, range(16, 60)),
    ...sizes(16, range(32, 120)),
    ...sizes(32, [60, 120, 244]),
];

const LARGEST: Size = { vcpu: 32, gib: 244 };

/** The size for the containers' sums. @throws Error when there is none so large. */
export function fargateSize(containers: readonly WireMap[]): { readonly cpu: string; readonly memory: string } {
    const sum = (amount: (container: WireMap) => unknown): number =>
        containers.reduce((total, container) => total + Number(amount(container) ?? 0), 0) / 1024;
    const vcpu = sum(({ cpu }) => cpu);
    const gib = sum(({ memoryReservation, memory }) => memoryReservation || memory);
    if (vcpu > LARGEST.vcpu || gib > LARGEST.gib) {
        throw new Error(
            `Requested resources exceed the maximum allowed for Fargate. Requested: ${vcpu} vCPU and ${gib}GB. Max: ${LARGEST.vcpu} vCPU and ${LARGEST.gib}GB.`,
        );
    }
    const size = SIZES.find((one) => one.vcpu >= vcpu && one.gib >= gib);
    if (size === undefined) {
        throw new Error(`Could not find fargate config that could satisfy: ${vcpu} vCPU and ${gib}GB.`);
    }
    return { memory: String(size.gib * 1024), cpu: String(size.vcpu * 1024) };
}

function sizes(vcpu: number, gibs: readonly number[]): Size[] {
    return gibs.map((gib) => ({ vcpu, gib }));
}

function range(first: number, last: number): number[] {
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
