namespace KcapiGen.Runtime.Tests;

public class SectorFormatTests
{
    [Theory]
    [InlineData("plain", SectorIv.Plain)]
    [InlineData("plain64", SectorIv.Plain64)]
    [InlineData("plain64be", SectorIv.Plain64BigEndian)]
    [InlineData("essiv", SectorIv.Essiv)]
    [InlineData("essiv:sha256", SectorIv.Essiv)]
    [InlineData("eboiv", SectorIv.Eboiv)]
    [InlineData("benbi", SectorIv.Benbi)]
    [InlineData("null", SectorIv.Null)]
    public void Is_read_as_dm_crypt_writes_it(string name, SectorIv iv)
    {
        SectorFormat counted = SectorFormat.Parse(name, 4096), whole = SectorFormat.Parse(name, 512, countsWholeSectors: true);
        Assert.Equal((iv, 4096, false), (counted.Iv, counted.SectorSize, counted.CountsWholeSectors));
        Assert.Equal((iv, 512, true), (whole.Iv, whole.SectorSize, whole.CountsWholeSectors));
        Assert.Equal($"{name} sector_size:4096", counted.ToString());
        Assert.Equal($"{name} sector_size:512 iv_large_sectors", whole.ToString());
        Assert.NotEqual(counted, whole);
        Assert.Equal(counted, SectorFormat.Parse(name, 4096));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain32")]
    [InlineData("PLAIN64")]
    [InlineData("essiv:")]
    [InlineData("plain64:sha256")]
    [InlineData("aes-xts-plain64")]
    [InlineData("lmk")]
    [InlineData("tcw")]
    [InlineData("random")]
    [InlineData("elephant")]
    public void Other_IVs_are_refused(string name)
    {
        string message = Assert.Throws<ArgumentException>("iv", () => SectorFormat.Parse(name, 512)).Message;
        Assert.Contains($"'{name}'", message);
        Assert.Contains("plain64be", message);
    }

    [Theory]
    [InlineData(-512)]
    [InlineData(0)]
    [InlineData(256)]
    [InlineData(520)]
    [InlineData(1536)]
    [InlineData(8192)]
    public void Other_sizes_are_refused(int size)
    {
        foreach (Func<SectorFormat> create in new Func<SectorFormat>[] { () => SectorFormat.Plain64(size), () => new(SectorIv.Null, size), () => SectorFormat.Parse("eboiv", size) })
        {
            var refused = Assert.Throws<ArgumentOutOfRangeException>("sectorSize", create);
            Assert.Equal(size, refused.ActualValue);
            Assert.Contains("512, 1024, 2048 or 4096", refused.Message);
        }
    }

    [Fact]
    public void What_is_no_IV_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("iv", () => new SectorFormat((SectorIv)7, 512));
        Assert.Throws<ArgumentNullException>("iv", () => SectorFormat.Parse(null!, 512));
    }

    [Fact]
    public void Plain64_is_the_same_each_time()
    {
        foreach (int size in new[] { 512, 1024, 2048, 4096 })
        {
            Assert.Same(SectorFormat.Plain64(size), SectorFormat.Plain64(size));
            Assert.Equal(new SectorFormat(SectorIv.Plain64, size), SectorFormat.Plain64(size));
        }
    }
}
