namespace Doctor.Tests;

public sealed class WrapTests
{
    [Theory]
    [InlineData("gcm(aes)", "gcm(aes)")]
    [InlineData("generic-gcm-aesni 1000", "generic-gcm-aesni 1000")]
    [InlineData("rfc3686(ctr-aes-aesni) 400", "rfc3686(ctr-aes-aesni)| 400")]
    [InlineData("essiv(cbc-aes-aesni,sha256-generic) 400", "essiv(cbc-aes-aesni,| sha256-generic) 400")]
    [InlineData("adiantum(xchacha12-simd,aes-aesni,nhpoly1305-avx2) 300", "adiantum(| xchacha12-simd,| aes-aesni,| nhpoly1305-avx2) 300")]
    [InlineData("aVeryLongNameWithoutAnyPlaceToBreakIt", "aVeryLongNameWithoutAn| yPlaceToBreakIt")]
    public void LongNamesBreakWhereAReaderWould(string name, string lines) => Assert.Equal(lines, Wrap.Name(name, 22).Replace('\n', '|'));
}
