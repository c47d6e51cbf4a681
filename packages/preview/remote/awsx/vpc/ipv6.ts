import { isIPv6 } from "node:net";
import { asText } from "@platform/aws-model/wire";
import { applyAll } from "../../values";
import type { Value } from "../../values";

/** The /64 of a subnet within the /56 of its VPC; nothing where addresses are not assigned. @throws Error */
export function subnetIpv6Block(vpcBlock: Value, assigns: Value, index: number): Value {
    return applyAll([vpcBlock, assigns], (block, isAssigned) => {
        if (isAssigned !== true) {
            return undefined;
        }
        if (!block) {
            throw new Error(
                "Subnets with assignIpv6AddressOnCreation=true require the VPC to have an IPv6 CIDR block. Set assignGeneratedIpv6CidrBlock=true or provide ipv6CidrBlock.",
            );
        }
        return numbered(asText(block), index);
    });
}

function numbered(block: string, index: number): string {
    const [address = "", prefix] = block.split("/");
    if (!isIPv6(address)) {
        throw new TypeError(`"${address}" is not a valid IPv6 address`);
    }
    if (prefix !== "56") {
        throw new RangeError(`VPC must be a /56 block (got /${prefix ?? ""})`);
    }
    const [a = "", b = "", c = "", fourth = ""] = address.split(":");
    const number = Number.parseInt(fourth, 16);
    if (Number.isNaN(number)) {
        throw new TypeError(`Vpc ipv6 cidr block was not in an expected form: ${block}`);
    }
    return `${a}:${b}:${c}:${((number & 0xff00) | index).toString(16)}::/64`;
}
