import type { WireMap } from "@platform/aws-model/wire";
import { Value } from "./value";

/** A resource as the provider knowledge needs it; the records of a preview have this form. */
export interface ProviderResource {
    readonly urn: string;
    /** Type token, such as `aws:lb/targetGroup:TargetGroup`. */
    readonly type: string;
    /** Logical name. */
    readonly name: string;
    /** Values in wire form (see values.ts): unknowns are marked, secrets are wrapped. */
    readonly inputs: WireMap;
    /** URNs by the name of the top-level property whose value came from them. */
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    /** `urn::id` of the provider instance that would serve the resource. */
    readonly provider?: string;
    /** True for what a provider would create: not for components and not for what is only looked up. */
    readonly custom: boolean;
}

/** A resource whose inputs are being judged. */
export class Subject {
    readonly inputs: Value;

    constructor(readonly resource: ProviderResource) {
        this.inputs = new Value("", resource.inputs);
    }

    get type(): string {
        return this.resource.type;
    }

    /** As the program's author writes it: `aws.lb.TargetGroup "web"`. */
    get label(): string {
        return `${typeLabel(this.type)} "${this.resource.name}"`;
    }

    get(property: string): Value {
        return this.inputs.get(property);
    }
}

/** `aws:lb/targetGroup:TargetGroup` → `aws.lb.TargetGroup` */
export function typeLabel(token: string): string {
    const [pkg = "", module = "", name = ""] = token.split(":");
    const folder = module.split("/")[0] ?? "";
    return [pkg, folder === "index" ? "" : folder, name].filter((part) => part !== "").join(".");
}
