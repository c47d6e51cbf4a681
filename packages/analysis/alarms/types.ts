/** Types of resources that the policy pack's list of families does not have. */
export const TOPIC_POLICY = ["aws:sns/topicPolicy:TopicPolicy"];
export const KMS_KEY = ["aws:kms/key:Key"];
export const CERTIFICATE = ["aws:acm/certificate:Certificate"];
export const QUEUE = ["aws:sqs/queue:Queue"];
