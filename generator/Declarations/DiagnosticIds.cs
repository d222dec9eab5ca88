namespace KcapiGen.Generator.Declarations;

internal static class DiagnosticIds
{
    public const string NotPartial = "KCG001";
    public const string EnclosingNotPartial = "KCG002";
    public const string UnknownAlgorithm = "KCG003";
    public const string MalformedName = "KCG004";
    public const string TagSize = "KCG005";
    public const string OtherKind = "KCG006";
    public const string NotACipherClass = "KCG007";
    public const string NoFallback = "KCG008";
    public const string StatedSizes = "KCG009";

    public const string OutOfScope = "KCG101";
    public const string ReturnedToPool = "KCG102";
    public const string Freed = "KCG103";
    public const string Written = "KCG104";
    public const string NotPinned = "KCG105";
    public const string NotCollected = "KCG106";
    public const string TooMuchHeld = "KCG107";
    public const string AfterLast = "KCG108";

    public const string NonceReuse = "KCG201";
    public const string LiteralKey = "KCG202";
    public const string ObsoleteAlgorithm = "KCG203";
    public const string PrivilegedOnly = "KCG301";
    public const string DriverName = "KCG302";
    public const string RemovedFromKernel = "KCG303";
}
