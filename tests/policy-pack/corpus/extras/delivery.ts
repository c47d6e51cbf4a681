import { EXTRA, type Extra } from "./extra";

export const STREAM = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
export const FILES_OF_STREAM = {
    bucketArn: "arn:aws:s3:::example-logs",
    roleArn: "arn:aws:iam::123456789012:role/delivery",
    kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1",
};

/** Firehose, which writes to a bucket elsewhere. */
export const deliveryStream: Extra = {
    name: "a delivery stream",
    add: (stack) =>
        void stack.add(STREAM, EXTRA, {
            name: "extra",
            destination: "extended_s3",
            serverSideEncryption: { enabled: true },
            extendedS3Configuration: FILES_OF_STREAM,
        }),
};
