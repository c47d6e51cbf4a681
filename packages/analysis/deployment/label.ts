import { canonicalType } from "@platform/aws-model/tokens";

/** A type in short: `aws:alb/loadBalancer:LoadBalancer` is `lb/loadBalancer`, a `V2` twin what it is the twin of. */
export function shortName(type: string): string {
    const [provider, path = type] = canonicalType(type).split(":");
    return provider === "aws" ? path : type;
}

/** A resource in a few words: its type and its name. */
export function labelOf({ type, name }: { readonly type: string; readonly name: string }): string {
    return `${shortName(type)} ${name}`;
}
