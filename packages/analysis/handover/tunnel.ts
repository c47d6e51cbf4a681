import { addressAt, cidrOf } from "@platform/aws-model/network/cidr";
import type { PlanResource } from "../plan";
import { known } from "@platform/aws-model/value";

/** What both ends agree on in one phase; an empty list: all that AWS knows, also what is old and weak. */
export interface Phase {
    readonly encryption: readonly string[];
    readonly integrity: readonly string[];
    readonly dhGroups: readonly string[];
    readonly lifetimeSeconds: number;
}

/** One tunnel as the datacenter's device sees it. */
export interface Tunnel {
    readonly number: 1 | 2;
    /** AWS's public address. What only a deployment tells stands in angle brackets, by its name in the stack output. */
    readonly awsAddress: string;
    readonly insideCidr: string;
    readonly awsInsideAddress: string;
    readonly deviceInsideAddress: string;
    readonly ikeVersions: readonly string[];
    readonly phase1: Phase;
    readonly phase2: Phase;
    readonly dpdTimeoutSeconds: number;
    readonly dpdTimeoutAction: string;
    readonly startupAction: string;
    readonly rekeyMarginSeconds: number;
    /** Log group of the tunnel. */
    readonly logGroup?: string;
    /** Whether the program gives a pre-shared key, which then stands in Pulumi's state. */
    readonly hasOwnKey: boolean;
}

/** AWS's own values where a tunnel says nothing. @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html */
const DEFAULTS = { phase1: 28_800, phase2: 3_600, dpd: 30, rekeyMargin: 270 } as const;

/** The tunnel of a connection. `output` is where the stack output has it, if it does. */
export function tunnelOf(connection: PlanResource, number: 1 | 2, output: string | undefined): Tunnel {
    const name = output === undefined ? `${connection.name}.tunnel${number}` : `${output}.tunnels[${number - 1}]`;
    const option = (property: string) => connection.inputs.at(`tunnel${number}${property}`);
    const text = (property: string, fallback: string) => known(option(property).text()) ?? fallback;
    const count = (property: string, fallback: number) => known(option(property).number()) ?? fallback;
    const list = (property: string) =>
        option(property)
            .items()
            .flatMap((item) => known(item.text()) ?? []);
    const phase = (which: "Phase1" | "Phase2", lifetime: number): Phase => ({
        encryption: list(`${which}EncryptionAlgorithms`),
        integrity: list(`${which}IntegrityAlgorithms`),
        dhGroups: list(`${which}DhGroupNumbers`),
        lifetimeSeconds: count(`${which}LifetimeSeconds`, lifetime),
    });
    const logGroup = known(option("LogOptions").at("cloudwatchLogOptions", "logGroupArn").text());
    return {
        number,
        awsAddress: `<${name}.awsAddress>`,
        ...inside(name, known(option("InsideCidr").text())),
        ikeVersions: list("IkeVersions"),
        phase1: phase("Phase1", DEFAULTS.phase1),
        phase2: phase("Phase2", DEFAULTS.phase2),
        dpdTimeoutSeconds: count("DpdTimeoutSeconds", DEFAULTS.dpd),
        dpdTimeoutAction: text("DpdTimeoutAction", "clear"),
        startupAction: text("StartupAction", "add"),
        rekeyMarginSeconds: count("RekeyMarginTimeSeconds", DEFAULTS.rekeyMargin),
        hasOwnKey: option("PresharedKey").state !== "absent",
        ...(logGroup === undefined ? {} : { logGroup: logGroup.replace(/^.*:log-group:/, "").replace(/:\*$/, "") }),
    };
}

/**
 * AWS takes the first address of the range, the device the second.
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
function inside(
    name: string,
    cidr: string | undefined,
): Pick<Tunnel, "insideCidr" | "awsInsideAddress" | "deviceInsideAddress"> {
    if (cidr === undefined) {
        return {
            insideCidr: `<${name}.insideCidr>`,
            awsInsideAddress: `<${name}.awsInsideAddress>`,
            deviceInsideAddress: `<${name}.deviceInsideAddress>`,
        };
    }
    const range = cidrOf(cidr);
    return { insideCidr: cidr, awsInsideAddress: addressAt(range, 1), deviceInsideAddress: addressAt(range, 2) };
}
