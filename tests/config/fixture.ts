import { readFileSync } from "node:fs";
import { report } from "../../components/shared/block/problems";
import type { OtherStack } from "../../config/other-stacks";
import { validate, type StackInput, type Validated } from "../../config/validate";

/** New values by key, e.g. `platform:network.cidr` or `platform:cluster.egress[0].cidr`; undefined removes the key. */
export type Changes = Readonly<Record<string, unknown>>;

const samlMetadata = readFileSync("saml/client-vpn.xml", "utf8");

/** Files beside the stack file. */
const projectFiles: Readonly<Record<string, string>> = {
    "./start.sh": "#!/bin/bash\nsystemctl enable --now app\n",
    "./crlf.sh": "#!/bin/bash\r\nsystemctl enable --now app\r\n",
    "./empty.sh": "\n",
    "./long.sh": `#!/bin/bash\n${"# \n".repeat(6000)}`,
    "./no-interpreter.sh": "systemctl enable --now app\n",
    "./saml.xml": samlMetadata,
    "./half-saml.xml": samlMetadata.slice(0, 1500),
    "./short-saml.xml": samlMetadata.replace(/<ds:KeyInfo[^]*KeyInfo>/, ""),
    "./application-saml.xml": samlMetadata.replaceAll("IDPSSODescriptor", "SPSSODescriptor"),
    "./page.xml": `<!DOCTYPE html>\n<html>${"<p>Sign in</p>".repeat(100)}</html>\n`,
};

/** A small stack without a mistake, with at least one of everything that can be got wrong. */
export function validValues(): Record<string, unknown> {
    return structuredClone({
        "aws:region": "us-east-1",
        "platform:network": { cidr: "10.40.0.0/16", availabilityZones: ["us-east-1a", "us-east-1b"] },
        "platform:dns": { domain: "apps.example.gov", zone: { kind: "create", delegated: true } },
        "platform:alerts": { critical: { emails: ["a@example.gov"] }, warning: { emails: ["b@example.gov"] } },
        "platform:loadBalancers": { public: { scheme: "internet-facing" }, inside: { scheme: "internal" } },
        "platform:bastion": {},
        "platform:cluster": { instanceType: "t3.large", maxInstances: 4 },
        "platform:services": {
            certs: {
                image: "registry.example.gov/certs:1.0.0",
                port: 3000,
                public: { loadBalancer: "public", hosts: ["certs.apps.example.gov"] },
                internal: { loadBalancer: "inside", path: "/certs" },
                memoryMiB: 512,
                environment: { NODE_ENV: "production" },
                secrets: { DB_PASSWORD: "arn:aws:secretsmanager:us-east-1:123456789012:secret:certs-a1B2c3" },
                scheduledTasks: { nightly: { command: ["run"], schedule: "cron(15 3 * * ? *)" } },
            },
            boards: {
                image: { ssmParameter: "/platform/test/boards/image" },
                port: 3000,
                public: { loadBalancer: "public", hosts: ["boards.apps.example.gov"], paths: ["/api/*"] },
                memoryMiB: 512,
            },
        },
        "platform:vpn": {
            customerGateways: {
                north: {
                    ipAddress: "203.0.113.10",
                    bgpAsn: 65010,
                    tunnelInsideCidrs: ["169.254.40.0/30", "169.254.40.4/30"],
                },
                south: { ipAddress: "203.0.113.20", bgpAsn: 65020 },
            },
            onPremisesCidrs: ["10.16.0.0/16", "172.20.0.0/16"],
            hosts: { "logs.example.gov": "public" },
            keepalive: { probe: { destination: "10.16.0.10" } },
            contact: "Network operations, +1 555 0100",
        },
    });
}

/** Checks the valid values with some of them changed. */
export function check(changes: Changes = {}, context: Partial<StackInput> = {}): Validated {
    const values = validValues();
    for (const [key, value] of Object.entries(changes)) {
        change(values, key, value);
    }
    return checkValues(values, context);
}

export function checkValues(values: Readonly<Record<string, unknown>>, context: Partial<StackInput> = {}): Validated {
    const under = (namespace: string) =>
        Object.fromEntries(
            Object.entries(values).flatMap(([key, value]) =>
                key.startsWith(namespace) ? [[key.slice(namespace.length), value]] : [],
            ),
        );
    return validate({
        project: "platform",
        stack: "test",
        platform: under("platform:"),
        aws: under("aws:"),
        otherKeys: Object.keys(values).filter((key) => !/^(platform|aws):/.test(key)),
        otherStacks: [],
        readFile: (path) => {
            const text = projectFiles[path];
            return text === undefined ? undefined : Buffer.from(text);
        },
        ...context,
    });
}

/** The lines of the message about what is wrong after the changes, without the headline and the leading dashes. */
export function problemsAfter(changes: Changes, otherStacks: readonly OtherStack[] = []): string[] {
    const [, ...lines] = report(check(changes, { otherStacks }).problems, "test").split("\n");
    return lines.map((line) => line.replace(/^- /, ""));
}

function change(values: Record<string, unknown>, key: string, value: unknown): void {
    const path = key.split(/\.|\[(?=\d)/).map((part) => part.replace(/\]$/, ""));
    const last = path.pop() ?? "";
    let block = values;
    for (const part of path) {
        const inner = block[part];
        const next = isBlock(inner) ? inner : {};
        block[part] = next;
        block = next;
    }
    if (value === undefined) {
        Reflect.deleteProperty(block, last);
    } else {
        block[last] = value;
    }
}

function isBlock(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null;
}
