import type { Problem } from "../problem";
import type { Value } from "@platform/aws-model/value";

/** Protocols that the provider knows by name; any other is given by its number. */
const PROTOCOLS: ReadonlySet<string> = new Set(["-1", "all", "tcp", "udp", "icmp", "icmpv6"]);
const WITH_PORTS: ReadonlySet<string> = new Set(["tcp", "udp", "6", "17"]);
const ALL: ReadonlySet<string> = new Set(["-1", "all"]);

/**
 * Protocol and ports of one security group rule.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
 *
 * @param rule The object that holds `fromPort` and `toPort`.
 * @param property Name of the property with the protocol.
 */
export function* portProblems(rule: Value, property: string): Generator<Problem> {
    const protocol = rule.at(property);
    const name = (protocol.asString ?? protocol.asNumber?.toString())?.toLowerCase();
    if (name === undefined) {
        return;
    }
    if (!PROTOCOLS.has(name) && !(/^\d{1,3}$/.test(name) && Number(name) <= 255)) {
        yield {
            code: "protocol",
            at: protocol,
            message: 'must be "tcp", "udp", "icmp", "icmpv6", "-1" for all, or a protocol number up to 255',
            fix: "correct the protocol",
        };
    }
    if (WITH_PORTS.has(name)) {
        yield* range(rule.at("fromPort"), rule.at("toPort"), name);
    } else if (ALL.has(name)) {
        yield* allPorts(rule);
    }
}

function* range(from: Value, to: Value, protocol: string): Generator<Problem> {
    for (const port of [from, to]) {
        if (port.absent) {
            const message = `is missing: a rule for ${protocol} needs it`;
            yield { code: "missing-property", at: port, message, fix: "give fromPort and toPort" };
        } else if (port.asNumber !== undefined && (port.asNumber < 0 || port.asNumber > 65535)) {
            yield {
                code: "out-of-range",
                at: port,
                message: "must be a port from 0 to 65535",
                fix: "correct the port",
            };
        }
    }
    if (from.asNumber !== undefined && to.asNumber !== undefined && from.asNumber > to.asNumber) {
        yield {
            code: "port-order",
            at: from,
            message: `must not be above toPort, which is ${to.printed}`,
            fix: "swap the two, or correct one",
        };
    }
}

/** The provider refuses ports beside the protocol -1, but for 0, -1 and the full range. */
function* allPorts(rule: Value): Generator<Problem> {
    const [from, to] = [rule.at("fromPort"), rule.at("toPort")];
    const wide = from.asNumber === 0 && to.asNumber === 65535;
    const wrong = [from, to].find(({ asNumber: number }) => number !== undefined && number > 0);
    if (wrong !== undefined && !wide) {
        yield {
            code: "port-with-all-protocols",
            at: wrong,
            message: 'cannot narrow a rule for all protocols: with "-1" every port is open',
            fix: 'name the protocol, "tcp" for example, or set both ports to 0',
        };
    }
}
