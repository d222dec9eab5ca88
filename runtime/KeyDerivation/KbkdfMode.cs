namespace KcapiGen;

/// <summary>The modes of NIST SP 800-108r1, section 4.</summary>
internal enum KbkdfMode
{
    Counter,
    Feedback,
    DoublePipeline,
}
