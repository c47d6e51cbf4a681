import { judgeConnection } from "./connection-settings";
import { AddressSet, INTERNET } from "@platform/aws-model/network/addresses";
import { configProblems } from "@platform/aws-model/setting";
import { stackViolation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { settingsSpec, type Settings } from "@platform/aws-model/settings";

const CIDR_LISTS = ["bastionSshCidrs", "onPremisesCidrs"] as const;

/** Carries the configuration that all policies share, and checks it. */
export const platformSettings = stackPolicy({
    name: "platform-settings",
    description: "What the pack is told about the platform must be well-formed and must not open it to the internet.",
    why: "Every other rule trusts these settings; a wrong range here would excuse a wrong range everywhere.",
    level: "mandatory",
    severity: "critical",
    controls: {},
    remediation: "Correct the configuration of platform-settings.",
    url: "https://www.pulumi.com/docs/insights/policy/policy-packs/authoring/",
    exemptible: false,
    config: settingsSpec,
    early: { check: () => [] }, // so that the settings are there when the first resource comes
    check(_, { settings, config }) {
        const malformed = configProblems(settingsSpec, config).map((problem) =>
            stackViolation({
                found: `is configured with ${problem}`,
                required: "the documented settings",
                fix: "correct it",
            }),
        );
        const wide = CIDR_LISTS.flatMap((key) => settings[key].flatMap((cidr) => judgeCidr(key, cidr)));
        return malformed.length > 0
            ? malformed
            : [...wide, ...judgePorts(settings), ...settings.connections.flatMap(judgeConnection)];
    },
});

function judgeCidr(key: string, cidr: string): PolicyFinding[] {
    const set = AddressSet.parse(cidr);
    const fix = `correct platform-settings.${key}`;
    if (set === undefined)
        return [stackViolation({ found: `is configured with ${key} "${cidr}"`, required: "CIDR blocks", fix })];
    const halves = ["0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"].some((half) => set.covers(AddressSet.of(half)));
    const wide = halves || (key === "onPremisesCidrs" && set.covers(INTERNET));
    return wide
        ? [
              stackViolation({
                  found: `is configured with ${key} "${cidr}"`,
                  required: "known networks, not the internet",
                  fix,
              }),
          ]
        : [];
}

function judgePorts({ dynamicPortFrom, dynamicPortTo }: Settings): PolicyFinding[] {
    if (dynamicPortFrom >= 1024 && dynamicPortFrom <= dynamicPortTo && dynamicPortTo <= 65535) return [];
    const found = `is configured with dynamic ports ${dynamicPortFrom}-${dynamicPortTo}`;
    return [
        stackViolation({
            found,
            required: "an ascending range within 1024-65535",
            fix: "correct platform-settings.dynamicPortFrom and dynamicPortTo",
        }),
    ];
}
