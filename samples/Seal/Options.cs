namespace Seal;

internal sealed record Options(
    string File, string? Output, string? PasswordFile, string? KeyFile, int Iterations, bool Force, bool Verify, bool Verbose)
{
    /// <summary>The name of the file in messages.</summary>
    public string Name => StandardStreams.NameOf(File);
}
