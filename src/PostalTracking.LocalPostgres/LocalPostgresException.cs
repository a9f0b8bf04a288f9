namespace PostalTracking.LocalPostgres;

/// <summary>The local PostgreSQL cannot be used; the message says why and what to do, in words for the developer at the console.</summary>
public sealed class LocalPostgresException : Exception
{
    public LocalPostgresException()
    {
    }

    public LocalPostgresException(string message)
        : base(message)
    {
    }

    public LocalPostgresException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
