/**
 * Policies that use all that the SDK offers, and some that misuse it: what they report shows what they were given. The
 * order of properties is not part of it, which the protocol leaves open.
 */
export const AWKWARD_POLICIES = String.raw`
{
    name: "arguments", description: "Everything that a policy is given.", enforcementLevel: "advisory", severity: "low",
    configSchema: { properties: { words: { type: "array", default: ["one"] }, depth: { type: "number", default: 2 } } },
    validateResource: (args, report) => {
        const { opts, urn, name, type, stackTags, provider } = { ...args };
        report(JSON.stringify({ keys: Object.keys(args).sort(), opts, urn, name, type, tags: [...stackTags] }));
        report(JSON.stringify({ config: args.getConfig(), sameConfig: args.getConfig() === args.getConfig() }));
        report(JSON.stringify({ provider: provider && { ...provider, props: Object.keys(provider.props).sort() } }));
        if (provider) report("region " + provider.props.region);
    },
},
{
    name: "properties", description: "All properties, known or not.", enforcementLevel: "advisory",
    validateResource: ({ props }, report) => {
        for (const key of Object.keys(props).sort()) {
            try {
                report(key + " = " + JSON.stringify(props[key]) + " " + (props[key]?.constructor?.name ?? ""));
            } catch (error) {
                report(key + ": " + error.message);
            }
        }
    },
},
{
    name: "unknown", description: "Reads what may be unknown.", enforcementLevel: "mandatory", severity: "high",
    validateResource: ({ props, type }, report) => {
        if (!type.startsWith("aws:")) return;
        report("before");
        JSON.stringify(props);
        report("after");
    },
},
{
    name: "reports", description: "Ways to report.", enforcementLevel: "mandatory", severity: "medium",
    validateResource: ({ type }, report) => {
        if (type !== "aws:sqs/queue:Queue") return;
        report("");
        report(undefined);
        report(NaN);
        report(42);
        report("text", "urn:ignored");
        report({ message: "whole message", severity: "critical" });
        report({ description: "other description", name: "other-name", enforcementLevel: "advisory", urn: "urn:also ignored" });
        report({});
    },
},
{
    name: "several", description: "Several validations, some slow.", enforcementLevel: "advisory",
    validateResource: [
        async ({ name }, report) => { await new Promise((resolve) => setTimeout(resolve, 1)); report("slow " + name); },
        ({ notApplicable }) => notApplicable("for a reason"),
        async ({ props }) => { await null; return props.nothing.deeper; },
        ({ name }, report) => report("fast " + name),
    ].slice(0, 2),
},
{
    name: "typed", description: "For one type.", enforcementLevel: "mandatory",
    validateResource: policy.validateResourceOfType(aws.sqs.Queue, (queue, args, report) => {
        report(String(queue.delaySeconds) + args.isType(aws.sqs.Queue) + args.isType(aws.sns.Topic));
        report(String(args.asType(aws.sqs.Queue) === queue) + String(args.asType(aws.sns.Topic)));
    }),
},
{
    name: "vandal", description: "Changes what it was given.", enforcementLevel: "advisory",
    validateResource: ({ props, type }) => { if (type === "aws:sqs/queue:Queue") { props.delaySeconds = 666; props.added = true; } },
    validateStack: ({ resources }) => { for (const each of resources) { each.props.added = true; each.name = "?"; } resources.length = 1; },
},
{
    name: "remediated", description: "Queues are patient.", enforcementLevel: "remediate",
    ...policy.validateRemediateResourceOfType(aws.sqs.Queue, (queue, _args, report) => {
        if (queue.delaySeconds === undefined) { report("impatient"); return { ...queue, delaySeconds: 7, secret: new policy.Secret("x") }; }
    }),
},
{
    name: "off", description: "Switched off.", enforcementLevel: "disabled",
    validateResource: () => { throw new Error("must not run"); }, validateStack: () => { throw new Error("must not run"); },
},
{
    name: "stack", description: "The stack, wired.", enforcementLevel: "mandatory", severity: "critical",
    validateStack: (args, report) => {
        const { resources } = args;
        report(JSON.stringify({ keys: Object.keys(args).sort(), array: Array.isArray(resources), count: resources.length, config: args.getConfig() }));
        report(resources[0].type + ("" in resources) + (0 in resources) + resources.at(-1).name, resources[1].urn);
        for (const each of resources) {
            const wires = Object.entries(each.propertyDependencies).map(([key, on]) => key + "<" + on.map(({ name }) => name));
            report({ message: JSON.stringify({
                keys: Object.keys(each).sort(), name: each.name, parent: each.parent?.urn, on: each.dependencies.map(({ urn }) => urn), wires, opts: each.opts,
                properties: Object.keys(each.props).sort(), sameProvider: each.provider?.urn, queue: each.isType(aws.sqs.Queue), asQueue: each.asType(aws.sqs.Queue) === each.props,
                inList: each.parent === undefined || resources.includes(each.parent),
            }), urn: each.urn });
        }
    },
},
{
    name: "slow-stack", description: "Takes its time.", enforcementLevel: "advisory",
    validateStack: async (_args, report) => { await new Promise((resolve) => setTimeout(resolve, 5)); report("slow"); },
},
{
    name: "typed-stack", description: "All of one type.", enforcementLevel: "advisory",
    validateStack: policy.validateStackResourcesOfType(aws.sqs.Queue, (queues, _args, report) => report(queues.length + " queues")),
},
{
    name: "absent-stack", description: "All of a type that is not there.", enforcementLevel: "advisory",
    validateStack: policy.validateStackResourcesOfType(aws.rds.Instance, (instances, _args, report) => report(instances.length + " instances")),
},
{
    name: "unknown-stack", description: "Reads what may be unknown of the stack.", enforcementLevel: "mandatory",
    validateStack: ({ resources }, report) => { report("before"); JSON.stringify(resources.map(({ props }) => props)); report("after"); },
},
{
    name: "shy-stack", description: "Has nothing to say.", enforcementLevel: "mandatory",
    validateStack: async ({ notApplicable }) => { await null; notApplicable(); },
},
`;
