namespace Isthmus.Platform.Outcomes;

/// <summary>UI texts in the reader's language (CultureInfo.CurrentUICulture). Implemented by Isthmus.Ui; here so that problems can be told in words.</summary>
public interface ITexts
{
    string Get(string key, params object[] args);
}
