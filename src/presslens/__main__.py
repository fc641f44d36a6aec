from presslens.cli import app

app(prog_name="presslens")
