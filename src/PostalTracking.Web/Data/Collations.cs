namespace PostalTracking.Web.Data;

/// <summary>Named on the columns that need them: a customer's cluster has a collation of its own.</summary>
internal static class Collations
{
    /// <summary>Sorts as a Russian dictionary does.</summary>
    public const string Russian = "ru-x-icu";

    /// <summary>Byte by byte: for codes, and for search by the beginning.</summary>
    public const string Bytes = "C";
}
