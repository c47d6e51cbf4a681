import type { Members, Shape } from "../../schema/shape";
import type { TypeKnowledge } from "../../schema/type-knowledge";

/** Modules of the package whose types have other prefixes in the provider than the module's name. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
    cfg: ["config", "config_configuration", "config_config"],
    rds: ["rds", "db", "db_instance"],
    s3: ["s3", "s3_bucket"],
};

/** Types that no rule finds. */
const NAMES: Readonly<Record<string, string>> = {
    "aws:appautoscaling/target:Target": "aws_appautoscaling_target",
    "aws:cloudtrail/trail:Trail": "aws_cloudtrail",
    "aws:lb/loadBalancer:LoadBalancer": "aws_lb",
    "aws:rds/instance:Instance": "aws_db_instance",
    "aws:s3/bucketObjectv2:BucketObjectv2": "aws_s3_object",
};

const squash = (name: string): string => name.replace(/_/g, "").toLowerCase();

/** The provider's name for a type token: of the spellings that exist there, the one whose arguments agree best. */
export function providerName(
    token: string,
    arguments_: ReadonlyMap<string, readonly string[]>,
    knowledge: TypeKnowledge,
): string | undefined {
    const [, module = "", className = ""] = token.split(":");
    const folder = module.split("/")[0] ?? "";
    const prefixes = [...(PREFIXES[folder] ?? [folder]), ""];
    const spellings = prefixes.map((prefix) => squash(`aws_${prefix}${className}`));
    const exact = NAMES[token];
    const candidates =
        exact === undefined ? [...arguments_.keys()].filter((name) => spellings.includes(squash(name))) : [exact];
    const members = knowledge.resource(token)?.inputs ?? {};
    const rated = candidates
        .map((name) => ({ name, share: shareOf(arguments_.get(name) ?? [], members) }))
        .sort((a, b) => b.share - a.share);
    const [best] = rated;
    return best !== undefined && best.share >= 0.8 ? best.name : undefined;
}

function shareOf(names: readonly string[], members: Members): number {
    const own = names.filter((name) => name !== "tags_all" && name !== "id");
    const known = own.filter((name) => memberFor(name, members) !== undefined);
    return own.length === 0 ? 0 : known.length / own.length;
}

/** `health_check.interval` → `healthCheck.interval`, `ebs_block_device.volume_type` → `ebsBlockDevices.*.volumeType`. */
export function propertyPath(path: string, members: Members, knowledge: TypeKnowledge): string | undefined {
    const steps: string[] = [];
    let within: Members | undefined = members;
    for (const step of path.split(".")) {
        const name: string | undefined = within === undefined ? undefined : memberFor(step, within);
        const member = name === undefined ? undefined : within?.[name];
        if (name === undefined || member === undefined) {
            return undefined;
        }
        const { suffix, inner } = open(member.shape);
        steps.push(name + suffix);
        within = typeof inner === "object" && "object" in inner ? knowledge.object(inner.object) : undefined;
    }
    return steps.join(".");
}

function open(shape: Shape): { suffix: string; inner: Shape } {
    return typeof shape === "object" && "list" in shape
        ? { suffix: ".*", inner: shape.list }
        : { suffix: "", inner: shape };
}

/** The package writes names in camel case and puts those of lists into the plural. */
export function memberFor(name: string, members: Members): string | undefined {
    const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    const plurals = [camel, `${camel}s`, `${camel}es`, camel.replace(/y$/, "ies"), camel.replace(/s$/, "")];
    const found = plurals.find((spelling) => Object.hasOwn(members, spelling));
    return found ?? Object.keys(members).find((key) => key.toLowerCase() === squash(name));
}
