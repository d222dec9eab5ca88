namespace KcapiGen.Generator.Catalogue;

/// <summary>How the kernel's IV is made of the caller's nonce. The members are named as those of the runtime's enumeration: emitted code says them.</summary>
internal enum NonceFormat
{
    Plain,
    Ccm,
    Esp,
}
