"""The page in the browser: Gradio components, the HTML they show, and the server that carries them."""
