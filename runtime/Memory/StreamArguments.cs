namespace KcapiGen;

/// <summary>Checks the streams that a caller passes, before anything is read or written.</summary>
internal static class StreamArguments
{
    public static void CheckSource(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!source.CanRead)
        {
            throw new ArgumentException("The source is not readable.", nameof(source));
        }
    }

    public static void CheckDestination(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The destination is not writable.", nameof(destination));
        }
    }
}
