import { add, change, rename, resource, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

const EXPIRE = {
    rulePriority: 1,
    selection: { tagStatus: "untagged", countType: "imageCountMoreThan", countNumber: 10 },
    action: { type: "expire" },
};
const images = (...rules: readonly object[]): ReturnType<typeof add> =>
    add(
        resource(
            "ecr/lifecyclePolicy:LifecyclePolicy",
            "images",
            { policy: JSON.stringify({ rules }) },
            { repository: "repository" },
        ),
    );

/** Images, keys, parameters, functions and names in the details. */
export const PACKAGE_MISTAKES: readonly Mistake[] = [
    {
        mistake: "an image policy without rules",
        edit: images(),
        says: "images: policy.rules = []: must hold at least one rule → add a rule",
    },
    {
        mistake: "an image policy that is not JSON",
        edit: add(
            resource(
                "ecr/lifecyclePolicy:LifecyclePolicy",
                "images",
                { policy: "keep ten" },
                { repository: "repository" },
            ),
        ),
        says: 'images: policy = "keep ten": must be a JSON document with rules → build it with pulumi.jsonStringify',
    },
    {
        mistake: "one priority in two image rules",
        edit: images(EXPIRE, EXPIRE),
        says: "images: policy.rules[1].rulePriority = 1: must be unique in the policy → number the rules from 1",
    },
    {
        mistake: "an image rule of priority 0",
        edit: images({ ...EXPIRE, rulePriority: 0 }),
        says: "images: policy.rules[0].rulePriority = 0: must be a whole number from 1 on → number the rules from 1",
    },
    {
        mistake: "tagged images without tags",
        edit: images({ ...EXPIRE, selection: { ...EXPIRE.selection, tagStatus: "tagged" } }),
        says: 'images: policy.rules[0].selection.tagStatus = "tagged": needs tagPatternList or tagPrefixList where it is "tagged" → say which tags',
    },
    {
        mistake: "images of an unknown status",
        edit: images({ ...EXPIRE, selection: { ...EXPIRE.selection, tagStatus: "old" } }),
        says: 'images: policy.rules[0].selection.tagStatus = "old": must be one of tagged, untagged, any → use one of these',
    },
    {
        mistake: "images counted in an unknown way",
        edit: images({ ...EXPIRE, selection: { ...EXPIRE.selection, countType: "olderThan" } }),
        says: 'images: policy.rules[0].selection.countType = "olderThan": must be one of imageCountMoreThan, sinceImagePushed, sinceImagePulled, sinceImageTransitioned → use one of these',
    },
    {
        mistake: "an age of images without a unit",
        edit: images({ ...EXPIRE, selection: { tagStatus: "any", countType: "sinceImagePushed", countNumber: 14 } }),
        says: 'images: policy.rules[0].selection.countUnit: is missing: sinceImagePushed counts days → set it to "days"',
    },
    {
        mistake: "no images kept",
        edit: images({ ...EXPIRE, selection: { ...EXPIRE.selection, countNumber: 0 } }),
        says: "images: policy.rules[0].selection.countNumber = 0: must be at least 1 → use 1 or more",
    },
    {
        mistake: "rotation of an asymmetric key",
        edit: change("key", { customerMasterKeySpec: "RSA_2048" }),
        says: 'key: enableKeyRotation = true: applies to symmetric keys only: customerMasterKeySpec is "RSA_2048" → remove it',
    },
    {
        mistake: "a secret's name with a space",
        edit: change("secret", { name: "api key" }),
        says: 'secret: name = "api key": must have 1 to 512 letters, digits and /_+=.@- → rename it',
    },
    {
        mistake: "a parameter's name that AWS keeps",
        edit: change("parameter", { name: "/aws/web/image" }),
        says: 'parameter: name = "/aws/web/image": must not begin with "aws" or "ssm" → rename it',
    },
    {
        mistake: "a parameter of 16 levels",
        edit: change("parameter", { name: "/a".repeat(16) }),
        says: 'parameter: name = "/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a": must have at most 15 levels → leave some out',
    },
    {
        mistake: "a parameter of 5000 bytes",
        edit: change("parameter", { value: "x".repeat(5000) }),
        says: 'parameter: value = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…: must hold at most 4096 bytes in tier Standard → set tier to "Advanced", or store less',
    },
    {
        mistake: "a parameter without a value",
        edit: change("parameter", { value: undefined }),
        says: "parameter: value: is missing: one of value, insecureValue, valueWo is required → give one of them",
    },
    {
        mistake: "an image package with a handler",
        edit: change("worker", {
            packageType: "Image",
            imageUri: UNKNOWN,
            runtime: undefined,
            s3Bucket: undefined,
            s3Key: undefined,
        }),
        says: 'worker: handler = "index.handler": cannot be given for a function packaged as Image → remove it',
    },
    {
        mistake: "an image in a package of the wrong type",
        edit: change("worker", {
            imageUri: "registry.example.org/worker:1",
            handler: undefined,
            runtime: undefined,
            s3Bucket: undefined,
            s3Key: undefined,
        }),
        says: 'worker: packageType: must be "Image" for a function with imageUri → set packageType to "Image"',
    },
    {
        mistake: "an image package without an image",
        edit: change("worker", { packageType: "Image", handler: undefined, runtime: undefined }),
        says: "worker: imageUri: is missing: a function packaged as Image needs it → set it",
    },
    {
        mistake: "an environment variable with a hyphen",
        edit: change("worker", { environment: { variables: { "MY-MODE": "production" } } }),
        says: 'worker: environment.variables.MY-MODE = "production": must have a name of a letter and at least one more letter, digit or underscore → rename it',
    },
    {
        mistake: "an environment of 5000 bytes",
        edit: change("worker", { environment: { variables: { TEXT: "x".repeat(5000) } } }),
        says: 'worker: environment.variables = {"TEXT":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…: must hold at most 4096 bytes in names and values together → read the rest from SSM or Secrets Manager',
    },
    {
        mistake: "six layers",
        edit: change("worker", { layers: Array.from({ length: 6 }, () => UNKNOWN) }),
        says: 'worker: layers = ["unknown","unknown","unknown","unknown","unknown","unknown"]: must be at most 5 → merge some of them',
    },
    {
        mistake: "a security group named like an id",
        edit: change("group", { name: "sg-application" }),
        says: 'group: name = "sg-application": must consist of letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*, not beginning with "sg-" → rename it',
    },
    {
        mistake: "a role prefix that is too long",
        edit: change("role", { namePrefix: "a".repeat(40) }),
        says: 'role: namePrefix = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": is 40 characters long: must be at most 38, since the provider appends to it → shorten it',
    },
    {
        mistake: "a launch template's name of two letters",
        edit: change("template", { name: "lt" }),
        says: 'template: name = "lt": is 2 characters long: must be 3 to 125 characters → lengthen it',
    },
    {
        mistake: "a database of a logical name with capitals",
        edit: rename("database", "Main"),
        says: 'database: identifier: would be made of the logical name "Main": must consist of lower-case letters, digits and single hyphens, first a letter, last no hyphen → change the logical name, or give identifier',
    },
];
