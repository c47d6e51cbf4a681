import type { Mistake } from "./mistake";

const file = "data.ts";
const DATABASE = "new aws.rds.Instance(";

/** Databases, files, queues and keys. */
export const IN_DATA: readonly Mistake[] = [
    {
        mistake: "two exclusive arguments",
        file,
        sound: "manageMasterUserPassword: true,",
        wrong: 'manageMasterUserPassword: true, password: "swordfish",',
        at: DATABASE,
        says: "provider/exclusive shop: password = [secret]: cannot be given together with manageMasterUserPassword → remove one of the two",
    },
    {
        mistake: "backups and maintenance at the same time",
        file,
        sound: '"02:00-03:00"',
        wrong: '"04:30-05:30"',
        at: DATABASE,
        says: 'provider/windows-overlap shop: maintenanceWindow = "sun:04:00-sun:05:00": must not overlap the backup window, which is "04:30-05:30" every day → move one of the two',
    },
    {
        mistake: "a database that grows to less than it has",
        file,
        sound: "maxAllocatedStorage: 200",
        wrong: "maxAllocatedStorage: 20",
        at: DATABASE,
        says: "provider/storage-size shop: maxAllocatedStorage = 20: must be above allocatedStorage, which is 50, by a tenth at least → raise it, or set it to 0 to keep the size",
    },
    {
        mistake: "a secret kept for 3 days after its deletion",
        file,
        sound: "recoveryWindowInDays: 30",
        wrong: "recoveryWindowInDays: 3",
        at: "new aws.secretsmanager.Secret(",
        says: "provider/out-of-range shop: recoveryWindowInDays = 3: must be 0, or 7 to 30 days → use a value in this range",
    },
    {
        mistake: "a table's key without its attribute",
        file,
        sound: 'hashKey: "id"',
        wrong: 'hashKey: "cart"',
        at: "new aws.dynamodb.Table(",
        says: [
            'provider/table-attribute shop-carts: hashKey = "cart": must be declared in attributes → add { name, type } to attributes',
            'provider/table-attribute shop-carts: attributes[0].name = "id": must be a key of the table or of an index: other attributes are not declared → remove it from attributes',
        ],
    },
    {
        mistake: "a bucket name in capitals",
        file,
        sound: "`${name}-files`, {}, parent",
        wrong: '`${name}-files`, { bucket: "Shop-Files" }, parent',
        at: "new aws.s3.Bucket(",
        says: 'provider/bucket-name shop-files: bucket = "Shop-Files": must consist of lower-case letters, digits, dots and hyphens, with a letter or digit at both ends → rename the bucket',
    },
    {
        mistake: "messages kept for a month",
        file,
        sound: "messageRetentionSeconds: 1209600",
        wrong: "messageRetentionSeconds: 2592000",
        at: "new aws.sqs.Queue(`${name}-dead`",
        says: "provider/out-of-range shop-dead: messageRetentionSeconds = 2592000: must be 60 to 1209600 → use 1209600",
    },
    {
        mistake: "messages tried 5000 times",
        file,
        sound: "maxReceiveCount: 5",
        wrong: "maxReceiveCount: 5000",
        at: "new aws.sqs.Queue(\n            `${name}-orders`",
        says: "provider/out-of-range (placeholder only) shop-orders: redrivePolicy.maxReceiveCount = 5000: must be 1 to 1000 → use a value in this range",
    },
    {
        mistake: "one name for two resources",
        file,
        sound: "new aws.sqs.Queue(`${name}-dead`",
        wrong: "new aws.sqs.Queue(`${name}-orders`",
        at: "new aws.sqs.Queue(\n            `${name}-orders`",
        says: 'program/duplicate-urn shop-orders: two resources are named "shop-orders" (aws:sqs/queue:Queue) → Give one another name.',
    },
];
