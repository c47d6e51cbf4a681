import type { HandoverConnection } from "./connections";

/** A command of the runbook, and what it is for. */
export interface Command {
    readonly why: string;
    readonly command: string;
}

/** Where the runbook in full is, with all causes. */
export const RUNBOOK = "docs/runbooks/vpn-tunnel-down.md";

/** The first checks when a tunnel's alarm fires, in this order; the runbook has the same. */
export function runbookCommands(stack: string, connections: readonly HandoverConnection[]): readonly Command[] {
    if (connections.length === 0) return [];
    const own = connections.every(({ output }) => output !== undefined);
    const logs = [...new Set(connections.flatMap(({ tunnels }) => tunnels.flatMap(({ logGroup }) => logGroup ?? [])))];
    return [
        {
            why: "Which tunnels are down, and since when. Under 15 minutes: wait, AWS restarts them by itself.",
            command: own
                ? `npm run ops -- vpn-status --stack ${stack}`
                : "aws ec2 describe-vpn-connections \\\n    --query 'VpnConnections[].[Tags[?Key==`Name`]|[0].Value," +
                  "VgwTelemetry[].[OutsideIpAddress,Status,StatusMessage,LastStatusChange]]'",
        },
        ...logs.map((group) => ({
            why: "Why: what both ends said to each other.",
            command: `aws logs tail ${group} --since 1h --format short`,
        })),
        {
            why: "Tunnels up and nothing arrives: do the route tables have the datacenter's ranges?",
            command: "aws ec2 describe-route-tables --query 'RouteTables[].Routes[?GatewayId!=null]'",
        },
        ...(own
            ? [
                  {
                      why: "What the datacenter compares its side with: addresses, ciphers, ranges.",
                      command: `pulumi stack output vpnHandover --stack ${stack} --json --show-secrets`,
                  },
              ]
            : []),
    ];
}

/** Where that which stands in angle brackets is, once the stack is deployed. */
export function whereLater(stack: string, connections: readonly HandoverConnection[]): string {
    const own = connections.every(({ output }) => output !== undefined);
    return own
        ? `What stands in angle brackets is known after the deployment: \`pulumi stack output vpnHandover --stack ${stack} --json --show-secrets\` has it by the same names.`
        : "What stands in angle brackets is known after the deployment: `aws ec2 describe-vpn-connections` has it.";
}

/** How the keys reach the datacenter; the only place that they are read. */
export function keyCommand({ keySecret }: HandoverConnection): string {
    return `aws secretsmanager get-secret-value --secret-id '${keySecret}'`;
}
