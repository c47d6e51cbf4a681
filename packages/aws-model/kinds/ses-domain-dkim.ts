import { hex } from "../facets/identity";
import { kind } from "../facets/kind";
import { typesIn } from "../tokens";

/** The keys by which a domain signs its mail. Only their form is known: three tokens, one DNS record each. */
export const domainDkim = kind({
    label: "DKIM keys of a domain",
    tokens: typesIn("ses", "DomainDkim"),
    identity: {
        outputs: { dkimTokens: ({ urn }) => ["1", "2", "3"].map((number) => hex(`${urn}.${number}`, 32)) },
    },
});
