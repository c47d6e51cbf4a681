import type { RuleFacts } from "@platform/aws-model/graph/ingress-rules";
import type { Peer } from "@platform/aws-model/graph/peers";
import { AddressSet, EVERYWHERE, FAMILIES, INTERNET } from "@platform/aws-model/network/addresses";
import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Settings } from "@platform/aws-model/settings";
import { trafficText } from "@platform/aws-model/network/traffic";
import type { AllowedOpening } from "../../lib/public-openings";

/** A rule that lets internet addresses in where no opening allows it. */
interface Offence {
    readonly rule: RuleFacts;
    /** Undefined when the addresses are not known. */
    readonly set: AddressSet | undefined;
    readonly shown: string;
}

/** Judges the rules of one group together. Public addresses behind the VPN do not count as the internet. */
export function judgeRules(
    rules: readonly RuleFacts[],
    openings: readonly AllowedOpening[],
    settings: Settings,
    group: string,
): PolicyFinding[] {
    const internet = internetOf(settings);
    const offences = rules.flatMap((rule) => rule.peers.flatMap((peer) => offence(rule, peer, openings, internet)));
    const together = AddressSet.union(offences.flatMap(({ set }) => set ?? []));
    return offences.map(({ rule, set, shown }) => {
        const place = rule.at === "" ? "" : `in ${rule.at} `;
        if (set === undefined)
            return undecided(
                rule.owner,
                `whom it ${place}lets in (${shown})`,
                "plain CIDR blocks, or a prefix list of this stack",
            );
        const traffic = rule.traffic.state === "known" ? trafficText(rule.traffic.value) : "ports that are not known";
        const found = `${place}lets ${shown} into ${group} on ${traffic}${wholeText(set, together)}`;
        const required = "internet addresses only on listeners of public load balancers and on listed endpoints";
        return violation(rule.owner, { found, required, fix: "remove the rule" });
    });
}

const internets = new WeakMap<Settings, AddressSet>();

function internetOf(settings: Settings): AddressSet {
    const behindVpn = () => AddressSet.parse(...settings.onPremisesCidrs) ?? AddressSet.empty;
    const internet = internets.get(settings) ?? INTERNET.subtract(behindVpn());
    internets.set(settings, internet);
    return internet;
}

function offence(rule: RuleFacts, peer: Peer, openings: readonly AllowedOpening[], internet: AddressSet): Offence[] {
    if (peer.kind !== "addresses" && peer.kind !== "prefix-list") return [];
    const { traffic } = rule;
    const set = peer.set ?? EVERYWHERE;
    const allowed = traffic.state === "known" && openings.some((opening) => opening.allows(traffic.value, set));
    return allowed || !set.overlaps(internet) ? [] : [{ rule, set: peer.set, shown: peer.shown }];
}

/** Tells when pieces make up a whole, which no single rule shows. */
function wholeText(own: AddressSet, together: AddressSet): string {
    const pieces = FAMILIES.filter(([, whole]) => own.overlaps(whole) && !own.covers(whole) && together.covers(whole));
    return pieces.map(([family]) => `, together with other rules the whole ${family} internet`).join("");
}
