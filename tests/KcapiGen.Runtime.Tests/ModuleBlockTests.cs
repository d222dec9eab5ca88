using KcapiGen.Kernel;

namespace KcapiGen.Runtime.Tests;

/// <summary>What administrators write against a module.</summary>
public sealed class ModuleBlockTests
{
    [Theory]
    [InlineData("install algif_aead /bin/false", true)]
    [InlineData("  install\talgif-aead /usr/bin/true", true)]
    [InlineData("install algif_aead", true)]
    [InlineData("blacklist algif_aead", true)]
    [InlineData("# install algif_aead /bin/false", false)]
    [InlineData("install algif_aead2 /bin/false", false)]
    [InlineData("install algif_skcipher /bin/false", false)]
    [InlineData("options algif_aead x=1", false)]
    [InlineData("", false)]
    public void LinesOfModprobe(string line, bool isBlock) => Assert.Equal(isBlock, ModuleBlock.IsBlock(line, "algif_aead"));

    [Theory]
    [InlineData("quiet module_blacklist=floppy,algif_aead", "'module_blacklist=floppy,algif_aead' on the kernel's command line")]
    [InlineData("modprobe.blacklist=algif-aead ro", "'modprobe.blacklist=algif-aead' on the kernel's command line")]
    [InlineData("initcall_blacklist=algif_aead_init", "'initcall_blacklist=algif_aead_init' on the kernel's command line")]
    [InlineData("module_blacklist=algif_skcipher initcall_blacklist=algif_skcipher_init", null)]
    [InlineData("quiet algif_aead", null)]
    [InlineData("", null)]
    public void ParametersOfTheKernel(string commandLine, string? block) => Assert.Equal(block, ModuleBlock.OfCommandLine("algif_aead", commandLine));
}
