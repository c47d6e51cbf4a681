import type { Mistake } from "./mistake";

/** Mistakes in tests/fixtures/programs/single-file. */
export const IN_SINGLE_FILE: readonly Mistake[] = [
    {
        mistake: "an asset whose file was not built",
        file: "index.ts",
        sound: "export const bucketName = bucket.bucket;",
        wrong: 'new aws.s3.BucketObject("logo", { bucket, source: new pulumi.asset.FileAsset("dist/logo.png") });',
        says: 'program/missing-file logo: source: there is no file "dist/logo.png" → Build or correct it first: the engine reads it in every preview.',
        at: 'new aws.s3.BucketObject("logo"',
    },
    {
        mistake: "a configuration key that nobody set",
        file: "index.ts",
        sound: 'config.requireNumber("retentionInDays")',
        wrong: 'config.requireNumber("retention")',
        says: "Missing required configuration variable 'single-file:retention'\n\tplease set a value using the command `pulumi config set single-file:retention <value>`",
    },
    {
        mistake: "a configured value that AWS refuses",
        file: "Pulumi.yaml",
        sound: "default: 30",
        wrong: "default: 42",
        at: ["index.ts", "new aws.cloudwatch.LogGroup("],
        says: [
            "provider/value-not-allowed one: retentionInDays = 42: must be one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 → use 30 or 60",
            "provider/value-not-allowed two: retentionInDays = 42: must be one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 → use 30 or 60",
        ],
    },
];

/** Mistakes in tests/fixtures/programs/classes-and-transforms. */
export const IN_CLASSES: readonly Mistake[] = [
    {
        mistake: "a component that is handed nothing",
        file: "components/queue.ts",
        sound: "{ topic: args.topicArn,",
        wrong: "{ topic: undefined as never,",
        at: "new aws.sns.TopicSubscription(",
        says: "Missing required property 'topic'",
    },
    {
        mistake: "a transform that makes a value impossible",
        file: "components/queue.ts",
        sound: "messageRetentionSeconds: 345600",
        wrong: "messageRetentionSeconds: 34",
        at: "new aws.sqs.Queue(\n            name,",
        says: [
            "provider/out-of-range orders: messageRetentionSeconds = 34: must be 60 to 1209600 → use 60",
            "provider/out-of-range refunds: messageRetentionSeconds = 34: must be 60 to 1209600 → use 60",
        ],
    },
    {
        mistake: "a program that throws in a constructor",
        file: "components/queue.ts",
        sound: "this.url = queue.url;",
        wrong: "if (name.length > 6) throw new RangeError(`${name}: too long`);\n        this.url = queue.url;",
        at: "new RangeError(",
        says: "RangeError: refunds: too long",
    },
];

/** Mistakes in tests/fixtures/programs/provider-per-region. */
export const IN_REGIONS: readonly Mistake[] = [
    {
        mistake: "a provider for a region that does not exist",
        file: "Pulumi.dev.yaml",
        sound: "us-west-2",
        wrong: "us-west",
        at: ["index.ts", "new aws.Provider("],
        says: 'provider/region us-west: region = "us-west": must be the name of a region, such as eu-central-1 → write the region\'s full name',
    },
    {
        mistake: "a table in two regions without its key's attribute",
        file: "index.ts",
        sound: 'attributes: [{ name: "id", type: "S" }]',
        wrong: "attributes: []",
        at: "new aws.dynamodb.Table(",
        says: [
            'provider/table-attribute eu-west-1: hashKey = "id": must be declared in attributes → add { name, type } to attributes',
            'provider/table-attribute us-west-2: hashKey = "id": must be declared in attributes → add { name, type } to attributes',
        ],
    },
];
