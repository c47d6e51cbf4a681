import { AddressSet, INTERNET } from "@platform/aws-model/network/addresses";
import type { Value } from "@platform/aws-model/value";

/** Whether a property says nothing. */
export function isEmpty(value: Value): boolean {
    const text = value.text();
    return text.state === "absent" || (text.state === "known" && text.value === "");
}

/** Whether a block contains internet addresses, or more than the widest network that may be routed. */
export function isWide(value: Value, widestPrefix: number, widestIpv6Prefix: number): boolean {
    const text = value.text();
    if (text.state !== "known") return false;
    const prefix = Number(text.value.split("/")[1] ?? "128");
    const set = AddressSet.parse(text.value);
    return (
        set === undefined ||
        prefix < (text.value.includes(":") ? widestIpv6Prefix : widestPrefix) ||
        set.overlaps(INTERNET)
    );
}
