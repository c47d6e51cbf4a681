import { expect } from "chai";
import { problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";

const waf = (keys: object) => ({ "platform:loadBalancers.public.waf": keys });
const many =
    "for with allowFrom the load balancer sees the addresses of a CDN or of offices, with many people behind each";

describeMistakes("WAF", [
    {
        mistake: "modes and groups that do not exist",
        changes: waf({ mode: "log", rules: ["owasp"] }),
        problems: [
            'platform:loadBalancers.public.waf.mode: "log" is not valid; allowed count or block. Set it in Pulumi.test.yaml',
            'platform:loadBalancers.public.waf.rules[0]: "owasp" is not valid; allowed common, known-bad-inputs, ip-reputation, anonymous-ip, admin, sql, linux, unix, php or wordpress. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "no group, and one twice",
        changes: {
            ...waf({ rules: [] }),
            "platform:loadBalancers.open": { scheme: "internet-facing", waf: { rules: ["sql", "sql"] } },
        },
        problems: [
            'platform:loadBalancers.open.waf.rules[1]: "sql" is not valid; allowed each entry once. Remove it from Pulumi.test.yaml',
            "platform:loadBalancers.public.waf.rules: 0 entries are not valid; allowed 1 or more entries, each one of common, known-bad-inputs, ip-reputation, anonymous-ip, admin, sql, linux, unix, php or wordpress. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a limit that AWS refuses",
        changes: waf({ requestsPer5Minutes: 5 }),
        problems: [
            "platform:loadBalancers.public.waf.requestsPer5Minutes: 5 is not valid; allowed 10 or more, or 0 for no limit. Set it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "more groups than the price includes",
        changes: waf({ rules: ["common", "known-bad-inputs", "sql", "linux", "unix", "php"] }),
        problems: [
            "platform:loadBalancers.public.waf.rules: 6 entries are not valid; allowed groups of 1500 capacity units together, beyond which AWS charges more; these take 1502: common 700, known-bad-inputs 200, sql 200, linux 200, unix 100 and php 100. Name fewer in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "exceptions that no group knows",
        changes: waf({ rules: ["common", "unix"], except: { sql: ["SQLi_BODY"], unix: ["NoUserAgent_HEADER"] } }),
        problems: [
            'platform:loadBalancers.public.waf.except.sql: "sql" is not among its rules; allowed common or unix. Remove it from Pulumi.test.yaml',
            'platform:loadBalancers.public.waf.except.unix[0]: "NoUserAgent_HEADER" is not valid; allowed a rule of AWSManagedRulesUnixRuleSet: UNIXShellCommandsVariables_QUERYSTRING, UNIXShellCommandsVariables_BODY or UNIXShellCommandsVariables_HEADER. Set it in Pulumi.test.yaml',
        ],
    },
    {
        mistake: "WAF before an internal load balancer",
        changes: { "platform:loadBalancers.inside.waf": {} },
        problems: [
            "platform:loadBalancers.inside.waf: the block is not valid; allowed only with scheme internet-facing; whoever calls an internal one is a program of the VPC. Remove it from Pulumi.test.yaml",
        ],
    },
    {
        mistake: "addresses judged that are a CDN's",
        changes: {
            ...waf({ trustedCidrs: ["192.0.2.0/24"] }),
            "platform:loadBalancers.public.allowFrom": { prefixListIds: ["pl-0123456789abcdef0"] },
        },
        problems: [
            `platform:loadBalancers.public.waf.requestsPer5Minutes: 2000 is not valid; allowed 0, ${many}. Set it in Pulumi.test.yaml`,
            `platform:loadBalancers.public.waf.rules: 3 entries are not valid; allowed groups other than ip-reputation, ${many}. Set it in Pulumi.test.yaml`,
            `platform:loadBalancers.public.waf.trustedCidrs: 1 entry is not valid; allowed none, ${many}. Remove it from Pulumi.test.yaml`,
        ],
    },
]);

describe("config: WAF that is right", () => {
    it("takes the whole capacity that the price includes", () => {
        const rules = ["common", "known-bad-inputs", "sql", "linux", "unix", "php"];
        expect(problemsAfter(waf({ rules, requestsPer5Minutes: 0 }))).to.deep.equal([]);
    });

    it("judges no addresses where a CDN stands before it", () => {
        const changes = {
            ...waf({ requestsPer5Minutes: 0, rules: ["common"] }),
            "platform:loadBalancers.public.allowFrom": { cidrs: ["192.0.2.0/24"] },
        };
        expect(problemsAfter(changes)).to.deep.equal([]);
    });
});
