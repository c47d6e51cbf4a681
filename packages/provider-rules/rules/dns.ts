import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedIndex, JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { isAddress } from "@platform/aws-model/network/cidr";
import { missingArgument } from "./checks";

const ZONE = ["aws:route53/zone:Zone"];
const ROUTING = [
    "weightedRoutingPolicies",
    "failoverRoutingPolicies",
    "latencyRoutingPolicies",
    "geolocationRoutingPolicies",
    "geoproximityRoutingPolicy",
    "cidrRoutingPolicy",
    "multivalueAnswerRoutingPolicy",
];

/** What the values of a record look like: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html */
const FORMS: Readonly<Record<string, readonly [fits: (text: string) => boolean, words: string]>> = {
    A: [(text) => isAddress(text, 4), "IPv4 addresses"],
    AAAA: [(text) => isAddress(text, 6), "IPv6 addresses"],
    MX: [(text) => /^\d+\s+\S+$/.test(text), 'a priority and a host, as in "10 mail.example.org"'],
    CNAME: [(text) => /^\S+$/.test(text) && !isAddress(text, 4), "a domain name"],
    SRV: [
        (text) => /^\d+\s+\d+\s+\d+\s+\S+$/.test(text),
        'priority, weight, port and host, as in "1 10 5269 host.example.org"',
    ],
};

/** Records of Route 53. */
export const dnsRules: readonly Rule[] = [...rule(["aws:route53/record:Record"], content, values, apex, routing)];

/** A record is an alias, or has values and a time to live. */
function* content(record: JudgedResource): Generator<Problem> {
    const [aliases, records, ttl] = [record.get("aliases"), record.get("records"), record.get("ttl")];
    if (aliases.absent && records.absent) {
        yield missingArgument(records, "a record needs records, or aliases", "give one of the two");
    }
    if (givenValue(records) && ttl.absent) {
        yield missingArgument(ttl, "records need a time to live", "set it, 300 seconds for example");
    }
}

function* values(record: JudgedResource): Generator<Problem> {
    const type = record.get("type");
    const [fits, words] = FORMS[type.asString ?? ""] ?? [];
    for (const at of record.get("records").list ?? []) {
        if (at.asString !== undefined && fits?.(at.asString.replace(/\.$/, "")) === false) {
            const message = `must hold ${words ?? ""} in a record of type ${type.asString ?? ""}`;
            yield { code: "record-value", at, message, fix: "correct the value, or the type" };
        }
    }
    if (type.asString === "CNAME" && (record.get("records").list?.length ?? 0) > 1) {
        yield {
            code: "record-value",
            at: record.get("records"),
            message: "must hold one name in a record of type CNAME",
            fix: "keep one",
        };
    }
}

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat */
function* apex(record: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = record.get("name");
    const zone = index.target(record, "zoneId", ZONE)?.get("name").asString;
    const same = plain(at.asString) === plain(zone) || at.asString === "";
    if (record.get("type").asString === "CNAME" && zone !== undefined && at.asString !== undefined && same) {
        const message = "must lie below the zone's own name for a CNAME";
        yield { code: "record-apex", at, message, fix: 'use a record of type "A" with aliases' };
    }
}

function plain(name: string | undefined): string | undefined {
    return name?.toLowerCase().replace(/\.$/, "");
}

/** https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html: SetIdentifier */
function* routing(record: JudgedResource): Generator<Problem> {
    const policies = ROUTING.map((name) => record.get(name)).filter(givenValue);
    const id = record.get("setIdentifier");
    const [first, second] = policies;
    if (first !== undefined && id.absent) {
        yield missingArgument(id, `${first.path} needs it`);
    }
    if (first !== undefined && second !== undefined) {
        const message = `cannot be given together with ${first.path}`;
        yield { code: "exclusive", at: second, message, fix: "remove one of the two" };
    }
}
