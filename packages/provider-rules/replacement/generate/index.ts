import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { documentation } from "../../facts/generate/documentation";
import { propertyPath, providerName } from "../../facts/generate/translate";
import { PackageFiles } from "../../schema/package-files";
import type { Members } from "../../schema/shape";
import { TypeKnowledge } from "../../schema/type-knowledge";
import type { TypeFacts } from "@platform/aws-model/replacement/replacement";
import { Provider } from "./provider";
import { fill, setPaths, settablePaths } from "./schema";
import type { SchemaBlock, Filling } from "./schema";

/**
 * Writes table.jsonl anew: `npx tsx packages/provider-rules/replacement/generate DIRECTORY BINARY` in the project's root, where DIRECTORY holds a
 * Terraform configuration in which `terraform init` has run, and BINARY is the provider that it has installed. Takes some minutes.
 *
 * For each type the provider plans a change of every argument and answers which of them require a replacement.
 */
async function main(directory: string, binary: string): Promise<void> {
    const files = PackageFiles.find(process.cwd());
    if (files === undefined) {
        throw new Error("@pulumi/aws is not installed here: run this in the project's root");
    }
    const { provider: own, types } = readSchemas(directory);
    const knowledge = TypeKnowledge.open(process.cwd());
    const names = new Map(
        [...types].map(([name, block]) => [name, settablePaths(block).filter((one) => !one.includes("."))]),
    );
    const provider = new Provider(binary, offline(own));
    const lines: string[] = [];
    const tokens = files.resourceTypes().filter((token) => SERVICES.has(token.split(/[:/]/)[1] ?? ""));
    for (const token of tokens) {
        const name = providerName(token, names, knowledge);
        const block = types.get(name ?? "");
        const members = knowledge.resource(token)?.inputs;
        if (name !== undefined && block !== undefined && members !== undefined) {
            const found = await replacing(provider, name, block);
            const facts = factsOf(token, block, found ?? new Set(), { files, knowledge, members });
            lines.push(`${JSON.stringify([token, { ...facts, ...(found === undefined ? { unasked: true } : {}) }])}\n`);
        }
    }
    await provider.close();
    writeFileSync(path.join(__dirname, "../../../aws-model/replacement/table.jsonl"), lines.join(""));
    process.stdout.write(`${lines.length} types\n`);
}

function readSchemas(directory: string): { provider: SchemaBlock; types: Map<string, SchemaBlock> } {
    const text = execFileSync("terraform", ["providers", "schema", "-json"], {
        cwd: directory,
        encoding: "utf8",
        maxBuffer: 2 ** 28,
    });
    interface Schemas {
        readonly provider: { readonly block: SchemaBlock };
        readonly resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
    }
    const { provider_schemas: all } = JSON.parse(text) as { provider_schemas: Record<string, Schemas> };
    const aws = all["registry.terraform.io/hashicorp/aws"];
    const types = Object.entries(aws?.resource_schemas ?? {}).map(([name, { block }]) => [name, block] as const);
    return { provider: aws?.provider.block ?? {}, types: new Map(types) };
}

/** A configuration that lets the provider start without an account. */
function offline(block: SchemaBlock): object {
    const skip = ["skip_credentials_validation", "skip_requesting_account_id", "skip_region_validation"];
    const config = fill(block, { writes: (name) => skip.includes(name), leaf: () => true, computed: false });
    const credentials = { region: "us-east-1", access_key: "none", secret_key: "none" };
    return { ...config, ...credentials, skip_metadata_api_check: "true", max_retries: 1 };
}

/** The services that web platforms are made of; for those of others a preview says that it does not know. */
const SERVICES: ReadonlySet<string> = new Set(
    [
        "accessanalyzer account acm apigateway apigatewayv2 appautoscaling athena autoscaling backup budgets",
        "cfg chatbot cloudfront cloudtrail cloudwatch codebuild cognito costexplorer dynamodb ebs ec2",
        "ec2clientvpn ec2transitgateway ecr ecs efs eks elasticache glue guardduty iam identitystore",
        "inspector2 kinesis kms lambda lb mq msk networkmonitor notifications opensearch organizations rds",
        "route53 s3 s3control scheduler secretsmanager securityhub servicediscovery ses sesv2 sfn sns sqs ssm",
        "ssoadmin synthetics vpc wafv2",
    ].flatMap((line) => line.split(" ")),
);

/** Types with more arguments are probed to this depth only: they are rules in rules in rules. */
const MANY_ARGUMENTS = 400;
const DEPTH = 2;

/**
 * Argument paths that require a replacement. Each is changed alone, beside what is required: in company some hide or
 * provoke others. Those that the provider refuses to see alone are changed in company. Undefined where it refuses all.
 */
async function replacing(provider: Provider, name: string, block: SchemaBlock): Promise<Set<string> | undefined> {
    const required = requiredPaths(block);
    const found = new Set<string>();
    const refused: string[] = [];
    const forms: Forms = new Map();
    const all = settablePaths(block);
    const targets = all.length > MANY_ARGUMENTS ? all.filter((one) => one.split(".").length <= DEPTH) : all;
    for (const target of targets) {
        const changes = (at: string): boolean => at === target || at.startsWith(`${target}.`);
        const writes = (at: string): boolean => changes(at) || target.startsWith(`${at}.`) || required.has(at);
        const answer = await change(provider, name, block, { writes, changes, flag: false, forms });
        refused.push(...(answer === undefined ? [target] : []));
        answer?.forEach((one) => found.add(one));
    }
    const everywhere = (): boolean => true;
    const company =
        refused.length === 0
            ? []
            : await change(provider, name, block, { writes: everywhere, changes: everywhere, flag: false, forms });
    if (company === undefined && refused.length === targets.length && targets.length > 0) {
        return undefined;
    }
    return new Set([...found, ...(company ?? []).filter((one) => refused.includes(one))]);
}

interface Change {
    readonly writes: Filling["writes"];
    readonly changes: (path: string) => boolean;
    /** What flags are before. */
    readonly flag: boolean;
    /** What texts are before and after, where any will not do; more is learned from what the provider refuses. */
    readonly forms: Forms;
}

type Forms = Map<string, readonly [before: string, after: string]>;

/** Undefined when the provider refuses to plan the change. */
async function change(
    provider: Provider,
    name: string,
    block: SchemaBlock,
    { writes, changes, flag, forms }: Change,
): Promise<readonly string[] | undefined> {
    const value = (changed: boolean): Record<string, unknown> => {
        const leaf: Filling["leaf"] = (at, kind) => {
            const other = changed && changes(at);
            const [before, after] = forms.get(at) ?? ["a", "b"];
            return kind === "string" ? (other ? after : before) : kind === "number" ? (other ? 2 : 1) : other !== flag;
        };
        return fill(block, { leaf, writes, computed: true });
    };
    const id = "id" in (block.attributes ?? {}) ? { id: "x" } : {};
    const before: Record<string, unknown> = { ...value(false), ...id };
    const after: Record<string, unknown> = { ...value(true), ...id };
    for (const [attribute, { optional, required }] of Object.entries(block.attributes ?? {})) {
        if (optional !== true && required !== true) {
            after[attribute] = before[attribute];
        }
    }
    const plan = await provider.plan(name, before, after);
    if (plan?.errors.some((error) => learn(error, forms)) === true) {
        return change(provider, name, block, { writes, changes, flag, forms });
    }
    return plan === undefined || plan.errors.length > 0 ? undefined : plan.replaces;
}

/** Whether a refusal says of a text, for the first time, what it may be: an ARN, or one of some words. */
function learn(error: string, forms: Forms): boolean {
    const at = /^Path: (.+)$/m.exec(error)?.[1]?.replace(/\[[^\]]*\]/g, "");
    const words = /^Valid Values: \[(.*)\]$/m
        .exec(error)?.[1]
        ?.split(" ")
        .filter((word) => word !== "");
    const [first, second = first] = error.includes("cannot be parsed as an ARN") ? arns : (words ?? []);
    if (at === undefined || forms.has(at) || first === undefined || second === undefined) {
        return false;
    }
    forms.set(at, [first, second]);
    return true;
}

const arns = ["arn:aws:iam::123456789012:role/a", "arn:aws:iam::123456789012:role/b"];

function requiredPaths(block: SchemaBlock, at = ""): Set<string> {
    const prefix = at === "" ? "" : `${at}.`;
    const own = Object.entries(block.attributes ?? {}).flatMap(([name, { required }]) =>
        required === true ? [prefix + name] : [],
    );
    const inner = Object.entries(block.block_types ?? {}).flatMap(([name, one]) => [
        ...requiredPaths(one.block, prefix + name),
    ]);
    return new Set([...own, ...inner]);
}

const DOCUMENTED =
    /forces? (?:the creation of )?(?:a )?new resource|forces? (?:a )?(?:replacement|re-?creation)|force new/i;

interface Package {
    readonly files: PackageFiles;
    readonly knowledge: TypeKnowledge;
    readonly members: Members;
}

/** Arguments that the package names in another way than its rules say. */
const RENAMED: Readonly<Record<string, string>> = {
    alarm_name: "name",
    deployment_id: "deployment",
    filename: "code",
    log_group_name: "logGroup",
    partition_index: "partitionIndices",
    rest_api_id: "restApi",
    topic_arn: "topic",
};

/** Arguments whose documentation speaks of a replacement in some cases only. */
const CONDITIONAL: ReadonlySet<string> = new Set([
    "aws:ec2/vpcEndpoint:VpcEndpoint.privateDnsEnabled",
    "aws:lb/loadBalancer:LoadBalancer.secondaryIpsAutoAssignedPerSubnet",
    "aws:lb/loadBalancer:LoadBalancer.securityGroups",
    "aws:lb/loadBalancer:LoadBalancer.subnets",
]);

/** What a plan with made-up values does not show, or the provider that is asked does not know yet. */
const UNSEEN: Readonly<Record<string, Pick<TypeFacts, "replace" | "usual">>> = {
    /** @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/accessanalyzer/analyzer.go */
    "aws:accessanalyzer/analyzer:Analyzer": { replace: ["configuration"] },
    /** @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elasticache/serverless_cache.go */
    "aws:elasticache/serverlessCache:ServerlessCache": {
        replace: ["kmsKeyId", "name", "snapshotArnsToRestores", "subnetIds"],
    },
    /**
     * No change is planned unless the block that its destination asks for is there.
     * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/firehose/delivery_stream.go
     */
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": {
        replace: ["destination", "kinesisSourceConfiguration", "mskSourceConfiguration", "name"],
    },
    /**
     * A change of the version is overlooked unless the protocol is HTTP or HTTPS.
     * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go
     */
    "aws:lb/targetGroup:TargetGroup": { replace: ["protocolVersion"], usual: { protocolVersion: "HTTP1" } },
    /** @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/securityhub/standards_control_association.go */
    "aws:securityhub/standardsControlAssociation:StandardsControlAssociation": {
        replace: ["securityControlId", "standardsArn"],
    },
};

/** The same under the package's own names, with what its documentation adds. */
function factsOf(token: string, block: SchemaBlock, found: ReadonlySet<string>, about: Package): TypeFacts {
    const { files, members } = about;
    const own = (paths: Iterable<string>): string[] => {
        const named = [...paths].flatMap((one) => ownPath(token, one, about) ?? []);
        return [...new Set(named.map((one) => one.replace(/\.\*$/, "").replaceAll(".*", "[]")))].sort();
    };
    const documented = Object.keys(members).filter((name) => DOCUMENTED.test(documentation(files, token, name)));
    const isConditional = (name: string): boolean => CONDITIONAL.has(`${token}.${name}`);
    const certain = documented.filter((name) => !isConditional(name));
    const { replace: unseen = [], ...besides } = UNSEEN[token] ?? {};
    const replace = [...new Set([...own(found), ...certain, ...unseen])].sort();
    const perhaps = documented.filter(isConditional).sort();
    const sets = own(setPaths(block));
    return {
        ...(replace.length === 0 ? {} : { replace }),
        ...(perhaps.length === 0 ? {} : { perhaps }),
        ...(sets.length === 0 ? {} : { sets }),
        ...("tags_all" in (block.attributes ?? {}) ? { tags: true } : {}),
        ...besides,
    };
}

function ownPath(token: string, one: string, { members, knowledge }: Package): string | undefined {
    const renamed = one === "function_name" ? (token.endsWith(":Function") ? "name" : "function") : RENAMED[one];
    return propertyPath(one, members, knowledge) ?? (renamed !== undefined && renamed in members ? renamed : undefined);
}

if (require.main === module) {
    void main(process.argv[2] ?? ".", process.argv[3] ?? "");
}
