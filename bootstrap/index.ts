import * as pulumi from "@pulumi/pulumi";
import { StateBucket } from "../components/delivery/state-bucket";
import { awsScope } from "../components/shared/scope";

const scope = awsScope(new pulumi.Config("aws").require("region"), {});

/** For `npx pulumi login s3://<bucket>`, and `stateBucket` of the stacks' `delivery`. */
export const bucket = new StateBucket("state", { scope }).bucketName;
