import { aurora, database } from "./extras/data";
import { extraOf } from "./extras/extra";
import type { Mutant } from "./mutant";
import { appInstances, appTemplate, bastionInstances, vpc } from "./roles";
import { control, killedBy, sets, unsets } from "./shorthands";
import type { StackEdit } from "./stack-edit";

const KILLER = "tags-region-size";
const kills = killedBy(KILLER);

/** Changes the tags that the apps' instances are started with. */
const retag =
    (change: (tag: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | undefined) =>
    (stack: StackEdit): void => {
        const group = appInstances(stack);
        const tags = (group.inputs["tags"] ?? []) as readonly Record<string, unknown>[];
        stack.set(group, "tags", tags.flatMap((tag) => change(tag) ?? []) as never);
    };

const ages = killedBy("instances-age");
const ageMutants: readonly Mutant[] = [
    ages("instances that grow old without end", unsets(appInstances, "maxInstanceLifetime")),
    ages("a bastion whose instance grows old without end", sets(bastionInstances, { maxInstanceLifetime: 0 })),
    ages("instances of a year", sets(appInstances, { maxInstanceLifetime: 365 * 86_400 })),
    control("instances of a week", sets(appInstances, { maxInstanceLifetime: 7 * 86_400 })),
];

/** Mutants about tags, regions, sizes and ages. */
export const hygieneMutants: readonly Mutant[] = [
    ...ageMutants,
    kills("a provider without default tags", (stack) => {
        stack.unset(stack.one("pulumi:providers:aws"), "defaultTags");
    }),
    kills("a provider whose default tags name no owner", (stack) => {
        const tags = { Project: "platform", Environment: "test" };
        stack.set(stack.one("pulumi:providers:aws"), "defaultTags", JSON.stringify({ tags }));
    }),
    kills(
        "instances that do not inherit a tag",
        retag((tag) => (tag["key"] === "Owner" ? { ...tag, propagateAtLaunch: "false" } : tag)),
    ),
    kills(
        "instances without a tag",
        retag((tag) => (tag["key"] === "Owner" ? undefined : tag)),
    ),
    kills("a network in another region", (stack) => {
        stack.set(vpc(stack), "region", "eu-west-1");
    }),
    kills("a second provider in another region", (stack) => {
        const defaultTags = { tags: { Project: "platform", Environment: "test", Owner: "digital-team" } };
        const provider = stack.add("pulumi:providers:aws", "europe", { region: "eu-west-1", defaultTags });
        stack.one("aws:sns/topic:Topic").provider = `${provider.urn}::${provider.id}`;
    }),
    kills("instances larger than agreed", (stack) => {
        stack.set(appTemplate(stack), "instanceType", "c7i.metal-48xl");
    }),
    killedBy(KILLER, database)(
        "a database larger than agreed",
        sets((stack) => extraOf(stack, "aws:rds/instance:Instance"), { instanceClass: "db.r7g.16xlarge" }),
    ),
    killedBy(KILLER, aurora)(
        "a serverless database that may become larger than agreed",
        sets((stack) => extraOf(stack, "aws:rds/cluster:Cluster"), {
            serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 128 },
        }),
    ),
];
