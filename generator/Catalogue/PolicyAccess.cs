namespace KcapiGen.Generator.Catalogue;

/// <summary>Whom a policy of the kernel lets use an algorithm.</summary>
internal enum PolicyAccess
{
    Everyone,

    /// <summary>Processes with CAP_NET_ADMIN or CAP_SYS_ADMIN in the initial user namespace.</summary>
    Privileged,
    Nobody,
}
