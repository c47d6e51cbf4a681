import type { WireValue } from "@platform/aws-model/wire";
import { digits, textOf } from "./place";
import type { Created } from "./properties";

/** The tunnel's own /30 of the link-local range, from which AWS takes one if none is given. */
export function insideCidr(tunnel: 1 | 2): (created: Created) => string {
    return ({ urn }) => `169.254.${10 + tunnel}.${(Number(digits(`${urn}${tunnel}`, 4)) % 63) * 4}/30`;
}

/** The inside addresses of a tunnel are the first two hosts of its /30: AWS's, then the customer's. */
export function insideAddress(tunnel: 1 | 2, side: "aws" | "customer"): (created: Created) => WireValue {
    return (created) => {
        const given = textOf(created.inputs[`tunnel${tunnel}InsideCidr`]);
        const [network = ""] = (given ?? insideCidr(tunnel)(created)).split("/");
        const [a, b, c, d] = network.split(".").map(Number);
        return [a, b, c, (d ?? 0) + (side === "aws" ? 1 : 2)].join(".");
    };
}

/** Amazon's number unless the gateway was given one; the connection does not say, so the usual one. */
export const AMAZON_ASN = "64512";
