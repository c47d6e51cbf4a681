import { dns } from "../../../dns/block";
import { isAtOrBelow } from "../../../dns/coverage";
import type { StackDraft } from "../../../shared/block/block";
import type { ConfigProblem, KeyPath } from "../../../shared/block/problems";
import { vpn } from "../../../vpn/block";
import { isAnswered } from "../../../vpn/name-checks";
import type { ServicesConfig } from "../schema/service";
import { serviceEntries } from "./entries";

/**
 * Names beside the apps' domain that a service is told and nothing in the VPC answers. With a VPN they are likely the
 * datacenter's, whose DNS the VPC's resolver does not ask.
 */
export function* checkDatacenterNames(services: ServicesConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const [config, domain] = [draft.block(vpn), draft.block(dns)?.domain];
    const parent = domain?.slice(domain.indexOf(".") + 1);
    if (config === undefined || domain === undefined || !parent?.includes(".")) {
        return;
    }
    for (const [path, text] of serviceEntries(services).flatMap(textsOf)) {
        const unknown = namesBelow(parent, text).filter(
            (name) => !isAtOrBelow(name, domain) && !isAnswered(config, name),
        );
        for (const name of new Set(unknown)) {
            yield {
                path,
                statement: `nothing in the VPC answers ${name}; allowed a name in platform:vpn.hosts or in a domain of platform:vpn.dns`,
                fix: `Give its address, or say "public" if public DNS answers it, under platform:vpn.hosts in`,
            };
        }
    }
}

function textsOf({ path, config }: ReturnType<typeof serviceEntries>[number]): (readonly [KeyPath, string])[] {
    const variables = (at: KeyPath, environment: Readonly<Record<string, string>>) =>
        Object.entries(environment).map(([name, text]) => [[...at, "environment", name], text] as const);
    const { forward } = config.logging;
    return [
        ...variables(path, config.environment),
        ...Object.entries(config.variants).flatMap(([name, { environment }]) =>
            variables([...path, "variants", name], environment),
        ),
        ...(forward === undefined ? [] : [[[...path, "logging", "forward", "host"], forward.host] as const]),
    ];
}

/** Host names in a text that lie below a domain; not the domains of mail addresses. */
function namesBelow(domain: string, text: string): readonly string[] {
    const names = text.toLowerCase().match(/(?<![a-z0-9.@_-])([a-z0-9-]+\.)+[a-z]{2,}(?![a-z0-9_-])/g) ?? [];
    return names.filter((name) => name.endsWith(`.${domain}`));
}
