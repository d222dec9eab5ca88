using KcapiGen.Kernel.Tests.Ciphers;

namespace KcapiGen.Kernel.Tests;

// Every template and every primitive of the catalogue at least once (CatalogueTests checks that), each with aes and some with others.
// Not the whole product of the two: the first bind to a name costs the guest a modprobe or two, half a second in emulation.

[KernelCipher("gcm(aes)")] internal sealed partial class GcmAes : IAead<GcmAes>;
[KernelCipher("gcm(aes)", TagSize = 12)] internal sealed partial class GcmAesTag12 : IAead<GcmAesTag12>;
[KernelCipher("gcm(camellia)")] internal sealed partial class GcmCamellia : IAead<GcmCamellia>;
[KernelCipher("gcm(sm4)")] internal sealed partial class GcmSm4 : IAead<GcmSm4>;
[KernelCipher("ccm(aes)")] internal sealed partial class CcmAes : IAead<CcmAes>;
[KernelCipher("ccm(aes)", TagSize = 4)] internal sealed partial class CcmAesTag4 : IAead<CcmAesTag4>;
[KernelCipher("ccm(aes)", TagSize = 6)] internal sealed partial class CcmAesTag6 : IAead<CcmAesTag6>;
[KernelCipher("ccm(aes)", TagSize = 8)] internal sealed partial class CcmAesTag8 : IAead<CcmAesTag8>;
[KernelCipher("ccm(aes)", TagSize = 14)] internal sealed partial class CcmAesTag14 : IAead<CcmAesTag14>;
[KernelCipher("ccm(sm4)")] internal sealed partial class CcmSm4 : IAead<CcmSm4>;
[KernelCipher("rfc4106(gcm(aes))")] internal sealed partial class Rfc4106GcmAes : IAead<Rfc4106GcmAes>;
[KernelCipher("rfc4309(ccm(aes))")] internal sealed partial class Rfc4309CcmAes : IAead<Rfc4309CcmAes>;
[KernelCipher("rfc4543(gcm(aes))")] internal sealed partial class Rfc4543GcmAes : IAead<Rfc4543GcmAes>;
[KernelCipher("rfc7539(chacha20,poly1305)")] internal sealed partial class Rfc7539 : IAead<Rfc7539>;
[KernelCipher("rfc7539esp(chacha20,poly1305)")] internal sealed partial class Rfc7539Esp : IAead<Rfc7539Esp>;
[KernelCipher("authenc(hmac(md5),cbc(aes))")] internal sealed partial class HmacMd5CbcAes : IAead<HmacMd5CbcAes>;
[KernelCipher("authenc(hmac(sha1),cbc(aes))")] internal sealed partial class HmacSha1CbcAes : IAead<HmacSha1CbcAes>;
[KernelCipher("authenc(hmac(sha1),cbc(aes))", TagSize = 12)] internal sealed partial class HmacSha1CbcAesTag12 : IAead<HmacSha1CbcAesTag12>;
[KernelCipher("authenc(hmac(sha224),cbc(aes))")] internal sealed partial class HmacSha224CbcAes : IAead<HmacSha224CbcAes>;
[KernelCipher("authenc(hmac(sha256),cbc(aes))")] internal sealed partial class HmacSha256CbcAes : IAead<HmacSha256CbcAes>;
[KernelCipher("authenc(hmac(sha384),cbc(aes))")] internal sealed partial class HmacSha384CbcAes : IAead<HmacSha384CbcAes>;
[KernelCipher("authenc(hmac(sha512),cbc(aes))")] internal sealed partial class HmacSha512CbcAes : IAead<HmacSha512CbcAes>;
[KernelCipher("authenc(hmac(sha256),ctr(aes))")] internal sealed partial class HmacSha256CtrAes : IAead<HmacSha256CtrAes>;
[KernelCipher("authenc(hmac(sha256),rfc3686(ctr(aes)))")] internal sealed partial class HmacSha256Rfc3686CtrAes : IAead<HmacSha256Rfc3686CtrAes>;
[KernelCipher("authenc(hmac(sha256),cbc(des3_ede))")] internal sealed partial class HmacSha256CbcDes3 : IAead<HmacSha256CbcDes3>;

[KernelCipher("ecb(aes)")] internal sealed partial class EcbAes : ISkcipherWithoutIv<EcbAes>, IPipesWithoutIv;
[KernelCipher("ecb(aria)")] internal sealed partial class EcbAria : ISkcipherWithoutIv<EcbAria>, IPipesWithoutIv;
[KernelCipher("ecb(camellia)")] internal sealed partial class EcbCamellia : ISkcipherWithoutIv<EcbCamellia>, IPipesWithoutIv;
[KernelCipher("ecb(des)")] internal sealed partial class EcbDes : ISkcipherWithoutIv<EcbDes>, IPipesWithoutIv;
[KernelCipher("ecb(des3_ede)")] internal sealed partial class EcbDes3 : ISkcipherWithoutIv<EcbDes3>, IPipesWithoutIv;
[KernelCipher("ecb(serpent)")] internal sealed partial class EcbSerpent : ISkcipherWithoutIv<EcbSerpent>, IPipesWithoutIv;
[KernelCipher("ecb(sm4)")] internal sealed partial class EcbSm4 : ISkcipherWithoutIv<EcbSm4>, IPipesWithoutIv;
[KernelCipher("ecb(twofish)")] internal sealed partial class EcbTwofish : ISkcipherWithoutIv<EcbTwofish>, IPipesWithoutIv;
[KernelCipher("cbc(aes)")] internal sealed partial class CbcAes : ISkcipher<CbcAes>, IPipes;
[KernelCipher("cbc(camellia)")] internal sealed partial class CbcCamellia : ISkcipher<CbcCamellia>, IPipes;
[KernelCipher("cbc(des)")] internal sealed partial class CbcDes : ISkcipher<CbcDes>, IPipes;
[KernelCipher("cbc(des3_ede)")] internal sealed partial class CbcDes3 : ISkcipher<CbcDes3>, IPipes;
[KernelCipher("ctr(aes)")] internal sealed partial class CtrAes : ISkcipher<CtrAes>, IPipes;
[KernelCipher("ctr(camellia)")] internal sealed partial class CtrCamellia : ISkcipher<CtrCamellia>, IPipes;
[KernelCipher("ctr(des3_ede)")] internal sealed partial class CtrDes3 : ISkcipher<CtrDes3>, IPipes;
[KernelCipher("cfb(aes)")] internal sealed partial class CfbAes : ISkcipher<CfbAes>, IPipes;
[KernelCipher("ofb(aes)")] internal sealed partial class OfbAes : ISkcipher<OfbAes>, IPipes;
[KernelCipher("pcbc(aes)")] internal sealed partial class PcbcAes : ISkcipher<PcbcAes>, IPipes;
[KernelCipher("lrw(aes)")] internal sealed partial class LrwAes : ISkcipher<LrwAes>, IPipes;
[KernelCipher("xts(aes)")] internal sealed partial class XtsAes : ISkcipher<XtsAes>, ISectors;
[KernelCipher("xts(camellia)")] internal sealed partial class XtsCamellia : ISkcipher<XtsCamellia>, ISectors;
[KernelCipher("xts(serpent)")] internal sealed partial class XtsSerpent : ISkcipher<XtsSerpent>, ISectors;
[KernelCipher("xts(twofish)")] internal sealed partial class XtsTwofish : ISkcipher<XtsTwofish>, ISectors;
[KernelCipher("cts(cbc(aes))")] internal sealed partial class CtsCbcAes : ISkcipher<CtsCbcAes>;
[KernelCipher("rfc3686(ctr(aes))")] internal sealed partial class Rfc3686CtrAes : ISkcipher<Rfc3686CtrAes>;
[KernelCipher("essiv(cbc(aes),sha256)")] internal sealed partial class EssivCbcAes : ISkcipher<EssivCbcAes>, ISectors;
[KernelCipher("adiantum(xchacha12,aes)")] internal sealed partial class AdiantumXChaCha12 : ISkcipher<AdiantumXChaCha12>, ISectors;
[KernelCipher("adiantum(xchacha20,aes)")] internal sealed partial class AdiantumXChaCha20 : ISkcipher<AdiantumXChaCha20>, ISectors;
[KernelCipher("hctr2(aes)")] internal sealed partial class Hctr2Aes : ISkcipher<Hctr2Aes>, ISectors;
[KernelCipher("chacha20")] internal sealed partial class ChaCha20 : ISkcipher<ChaCha20>;
[KernelCipher("xchacha20")] internal sealed partial class XChaCha20 : ISkcipher<XChaCha20>;
[KernelCipher("xchacha12")] internal sealed partial class XChaCha12 : ISkcipher<XChaCha12>;
