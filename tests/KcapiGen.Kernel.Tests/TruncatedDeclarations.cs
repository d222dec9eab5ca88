namespace KcapiGen.Kernel.Tests;

// Hashes whose digests are truncated. They stand beside those of HashDeclarations.cs, since a name is declared there once.

[KernelHash("hmac(sha1)", TruncatedSizeInBytes = 12)] internal sealed partial class HmacSha1Truncated;
[KernelHash("hmac(sha224)", TruncatedSizeInBytes = 16)] internal sealed partial class HmacSha224Truncated;
[KernelHash("hmac(sha256)", TruncatedSizeInBytes = 16)] internal sealed partial class HmacSha256Truncated;
[KernelHash("hmac(sha384)", TruncatedSizeInBytes = 16)] internal sealed partial class HmacSha384Truncated;
[KernelHash("hmac(sha512)", TruncatedSizeInBytes = 16)] internal sealed partial class HmacSha512Truncated;
[KernelHash("sha256", TruncatedSizeInBytes = 1)] internal sealed partial class Sha256Truncated;
