/** A project with two topics, the second without a display name. */
export const TOPICS = {
    "index.ts": [
        'import { Topic } from "@pulumi/aws/sns";',
        'new Topic("news", { displayName: "News" });',
        'new Topic("mail", {});',
        "",
    ].join("\n"),
};

/** The files of a policy pack in a directory of a project; its code finds `PolicyPack` and the rest in `policy`. */
export function packFiles(directory: string, policies: string): Readonly<Record<string, string>> {
    const name = `@example/${directory}`;
    return {
        [`${directory}/PulumiPolicy.yaml`]: "runtime: nodejs\n",
        [`${directory}/package.json`]: JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
        [`${directory}/index.js`]: [
            'const policy = require("@pulumi/policy");',
            `new policy.PolicyPack(${JSON.stringify(directory)}, { policies: [`,
            policies,
            "] });",
            "",
        ].join("\n"),
    };
}

/** Topics must have a display name, with a prefix that the configuration may set. */
export const NAMED = `{
    name: "topic-named", description: "Topics have a display name.", enforcementLevel: "mandatory",
    configSchema: { properties: { prefix: { type: "string", default: "" } } },
    validateResource: ({ type, props, getConfig }, report) => {
        const { prefix } = getConfig();
        if (type === "aws:sns/topic:Topic" && !props.displayName?.startsWith(prefix)) report("no name that starts with '" + prefix + "'");
    },
},`;

/** Topics are encrypted, if need be by the policy itself. */
export const ENCRYPTED = `{
    name: "topic-encrypted", description: "Topics are encrypted.", enforcementLevel: "remediate",
    remediateResource: ({ type, props }) => (type === "aws:sns/topic:Topic" ? { ...props, kmsMasterKeyId: "alias/aws/sns" } : undefined),
},`;

/** A stack has a queue, which one policy of the whole stack looks for. */
export const COMPLETE = `{
    name: "stack-complete", description: "Stacks have a queue.", enforcementLevel: "mandatory",
    validateStack: ({ resources }, report) => {
        if (!resources.some(({ type }) => type === "aws:sqs/queue:Queue")) report("no queue");
    },
},`;

export const BROKEN = `{
    name: "broken", description: "Does not work.", enforcementLevel: "mandatory",
    validateResource: ({ name }) => { if (name === "mail") throw new TypeError("half a rule"); },
},`;
