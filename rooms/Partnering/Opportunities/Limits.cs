namespace Isthmus.Partnering.Opportunities;

/// <summary>The limits of the field's form.</summary>
internal static class Limits
{
    public const int Title = 256;
    public const int Summary = 500;
    public const int Description = 4000;
    public const int PartnerRole = 4000;
    public const int Advantages = 2000;
    public const int TechnicalSpecification = 2000;
    public const int Side = 2000;
    public const int Confidential = 8000;
    public const int Note = 2000;
    public const int Line = 300;
    public const int KeywordsOfAnArea = 5;
    public const int Countries = 60;
    public const int Languages = 12;
}
