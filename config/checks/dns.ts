import { invalid, listed, type Problem } from "../problems";
import type { StackConfig } from "../schema";
import type { Check, Draft } from "./draft";

/** The first name of a certificate has to fit its common name. @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html */
const maxCertificateName = 64;

/** The certificate, and the bastion's name in the zone. */
export const checkDns: Check = function* (draft) {
    const { config } = draft;
    const { dns } = config;
    if (dns !== undefined && dns.certificateArn === undefined && dns.domain.length > maxCertificateName) {
        yield invalid(
            ["platform:dns", "domain"],
            dns.domain,
            `at most ${maxCertificateName} characters, so that it fits a certificate`,
        );
    }
    yield* withoutCertificate(config);
    yield* checkBastionName(draft);
};

/** AWS issues no certificate for names that it cannot look up, and load balancers take none that is not issued. */
function* withoutCertificate({ dns, loadBalancers }: StackConfig): Iterable<Problem> {
    const waiting = Object.keys(loadBalancers).filter((name) => loadBalancers[name]?.certificateArn === undefined);
    if (waiting.length === 0 || dns === undefined || dns.certificateArn !== undefined) {
        return;
    }
    const { zone } = dns;
    const key = zone.kind === "create" ? "delegated" : "recordsCreated";
    if ((zone.kind === "create" && !zone.delegated) || (zone.kind === "external" && !zone.recordsCreated)) {
        yield invalid(
            ["platform:dns", "zone", key],
            false,
            `true once there are load balancers (${listed(waiting, "and")}), which need an issued certificate`,
            "Deploy without them first, hand over the stack output `dnsRecords`, then set it in",
        );
    }
}

function* checkBastionName({ config: { bastion, dns }, mentions, deployed }: Draft): Iterable<Problem> {
    const hostName = bastion?.ssh?.hostName;
    if (hostName === undefined) {
        return;
    }
    const path = ["platform:bastion", "ssh", "hostName"];
    if (!mentions("dns")) {
        yield invalid(
            path,
            hostName,
            "only with platform:dns, whose zone it goes to",
            "Remove it, or add the block, in",
        );
    } else if (dns?.zone.kind === "external") {
        yield invalid(path, hostName, "only in a zone of ours; that of platform:dns is external", "Remove it from");
    } else if (dns !== undefined && !hostName.endsWith(`.${dns.domain}`)) {
        yield invalid(path, hostName, `a name below ${dns.domain}, such as bastion.${dns.domain}`);
    }
    const service = deployed.find(({ config }) => config.public?.hosts.includes(hostName));
    if (service !== undefined) {
        yield invalid(path, hostName, `a name that no service has; services.${service.name} has this one`);
    }
}
